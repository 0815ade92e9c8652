/// A day of the week, numbered as in ISO 8601: Monday is 1.
public enum Weekday: Int, Sendable, Hashable, Codable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// 一 to 日, as the government's office calendar writes it.
  public var chinese: String {
    switch self {
    case .monday: "一"
    case .tuesday: "二"
    case .wednesday: "三"
    case .thursday: "四"
    case .friday: "五"
    case .saturday: "六"
    case .sunday: "日"
    }
  }

  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
