import Foundation
import ReviewDomain

/// What can go wrong with the casebook.
public enum CasebookError: Error, Sendable, Hashable {
  case unknownApplication(ApplicationID)
  /// Its personal data were erased.
  case erased(ApplicationID)
  /// The application has moved on since it was read.
  case stale(ApplicationID)
  /// It lies on another reviewer's desk, and only that reviewer decides it until then.
  case onDesk(ApplicationID, of: String, until: Date)
  case illegal(ApplicationID, status: ApplicationStatus, wanted: String)
  /// What the caller handed over contradicts itself, such as an approval with the notice of a rejection: a fault of the
  /// calling code. The text holds no personal data.
  case inconsistent(String)
  /// Another process holds the database's lock; trying later helps.
  case busy
  /// The database cannot be read or written; the text names the file's problem, never its data.
  case storage(String)
  /// The database was written by a newer version.
  case newerSchema(String)
}
