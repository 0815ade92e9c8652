import ReviewDomain

extension CivilDate {
  /// As documents write it, with the era: `民國70/01/01`.
  var inMinguo: String { (minguo.hasPrefix("民國") ? "" : "民國") + minguo }

  /// As programs and as documents write it: `1981-01-01 (民國70/01/01)`.
  var inBothCalendars: String { "\(iso) (\(inMinguo))" }
}
