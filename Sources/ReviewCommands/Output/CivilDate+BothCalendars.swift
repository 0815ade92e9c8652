import ReviewDomain

extension CivilDate {
  /// As programs and as documents write it: `1981-01-01 (民國70/01/01)`.
  var inBothCalendars: String { "\(iso) (\(minguo.hasPrefix("民國") ? "" : "民國")\(minguo))" }
}
