import ReviewDomain

/// What somebody knows of an applicant whose application they look for.
public enum SearchTerm: Sendable, Hashable {
  /// A part of the name: of each of its characters, those that will do.
  case name([[Character]])
  /// The last four characters of the identity number.
  case lastFour(String)
  case phone(MobileNumber)
  /// An address or a part of it, whatever the case.
  case mail(String)
  /// On which it was submitted in Taiwan, or the applicant was born.
  case day(CivilDate)
}
