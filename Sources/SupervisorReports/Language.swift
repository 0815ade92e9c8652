import ReviewDomain

/// The language in which people are told things. JSON keeps its own words.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh-TW"

  func callAsFunction(_ english: String, _ chinese: String) -> String { self == .english ? english : chinese }

  public func words(_ status: ApplicationStatus) -> String {
    guard self == .chinese else { return status.rawValue }
    return switch status {
    case .received: "待檢查"
    case .inspected: "已檢查"
    case .referred: "待人工審核"
    case .approved: "核准"
    case .rejected: "退件"
    case .superseded: "由新申請取代"
    case .returned: "補件"
    case .cancelled: "已註銷"
    }
  }

  func words(_ kind: NoticeKind) -> String {
    guard self == .chinese else { return kind.rawValue }
    return switch kind {
    case .received: "收件通知"
    case .approved: "核准通知"
    case .rejected: "退件通知"
    case .cancelled: "註銷通知"
    case .returned: "補件通知"
    }
  }
}
