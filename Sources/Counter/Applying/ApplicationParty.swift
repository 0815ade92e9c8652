import CounterStore

/// Who fills an application in, and whom it is for.
struct ApplicationParty: Sendable {
  let owner: DraftOwner
  let applicant: DraftApplicant
  /// Who applies on the person's behalf; nil = the person alone.
  let staff: StaffMember?
  /// The certified device that the person applies with; staff need none.
  let device: CertifiedDevice?
}

/// The two ways of applying.
enum ApplicationRoad: Sendable {
  /// 一般申請
  case general
  /// 專案申請
  case special

  /// Under which its pages stand.
  var path: String {
    switch self {
    case .general: "/apply"
    case .special: "/staff/apply"
    }
  }

  /// - Returns: nil where staff have not chosen anybody yet.
  /// - Throws: `LoginNeeded`.
  func party(_ visit: Visit, _ desk: CounterDesk) throws -> ApplicationParty? {
    switch self {
    case .general:
      let session = try desk.session(visit).value
      return ApplicationParty(
        owner: .account(session.account.id), applicant: DraftApplicant(session.account), staff: nil,
        device: session.device)
    case .special:
      let member = try desk.staffSession(visit).value.member
      return try desk.store.applicant(of: .staff(member.id)).map { applicant in
        ApplicationParty(owner: .staff(member.id), applicant: applicant, staff: member, device: nil)
      }
    }
  }
}
