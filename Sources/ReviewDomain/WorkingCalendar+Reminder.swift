extension WorkingCalendar {
  /// How many days before its last one people are told of the calendar's end.
  private static let reminderDays = 31

  /// What operations are to hear of the calendar's end on a day; nil while that is more than a month away.
  ///
  /// - Parameter folder: where the next year's file belongs.
  public func reminder(on day: CivilDate, folder: String) -> String? {
    let left = lastDay.daysSince1970 - day.daysSince1970
    let remedy = "put the next year's file into \(folder)"
    switch left {
    case ..<0: return "the office calendar ended on \(lastDay.iso) and due dates are unknown; \(remedy)"
    case 0...Self.reminderDays:
      return "the office calendar ends on \(lastDay.iso), \(left) days from now, and due dates after it are unknown; "
        + remedy
    default: return nil
    }
  }
}
