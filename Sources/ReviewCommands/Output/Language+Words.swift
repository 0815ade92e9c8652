import ReviewDomain
import SupervisorReports

extension Language {
  func words(_ kind: IdentityDocumentKind) -> String {
    guard self == .chinese else { return kind.rawValue }
    return switch kind {
    case .nationalID: "國民身分證"
    case .residencePermit: "居留證"
    case .nhiCard: "健保卡"
    }
  }

  func words(_ channel: Channel) -> String {
    guard self == .chinese else { return channel.rawValue }
    return switch channel {
    case .general: "一般申請"
    case .special: "專案申請"
    }
  }

  func words(_ verdict: Verdict) -> String {
    guard self == .chinese else { return verdict.rawValue }
    return switch verdict {
    case .approve: "核准"
    case .reject: "退件"
    case .refer: "轉人工審核"
    }
  }

  func words(_ decision: Decision) -> String {
    guard self == .chinese else { return decision.rawValue }
    return switch decision {
    case .approve: "核准"
    case .reject: "退件"
    case .return: "補件"
    }
  }

  func words(_ field: DocumentField) -> String {
    guard self == .chinese else { return field.rawValue }
    return switch field {
    case .kind: "證件種類"
    case .number: "證件號碼"
    case .name: "姓名"
    case .birthDate: "出生日期"
    case .validity: "有效期限"
    case .age: "年齡"
    }
  }

  func words(_ outcome: FieldOutcome) -> String {
    guard self == .chinese else { return outcome.rawValue }
    return switch outcome {
    case .match: "相符"
    case .contradiction: "不符"
    case .unread: "無法判讀"
    }
  }
}
