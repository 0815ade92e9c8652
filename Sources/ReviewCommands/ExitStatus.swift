/// Exit codes after sysexits(3).
enum ExitStatus: Int32, Sendable {
  case success = 0
  /// Arguments that make no sense.
  case usage = 64
  /// Input that is broken.
  case badData = 65
  /// A thing that was asked for is not there.
  case noInput = 66
  case unavailable = 69
  /// A fault of this program.
  case software = 70
  /// A disk that refuses.
  case inputOutput = 74
  /// Another run holds the lock, or the database is busy: try later.
  case tryLater = 75
  case permission = 77
  /// Something in the configuration or the rules.
  case configuration = 78
}
