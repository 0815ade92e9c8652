import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// What has become of a person's applications (審核中, 退件, 通過), and applying again.
struct StatusPages {
  let desk: CounterDesk

  func add(to router: Router<CounterContext>) {
    router.get("/status", use: status)
  }

  private func status(_ request: Request, _ context: CounterContext) throws -> Response {
    let account = try desk.session(context.visit).value.account
    let language = context.visit.language
    let sent = try desk.store.sentApplications(of: account.number).prefix(10)
    let states = desk.applications.states.states(of: sent.map(\.id), at: desk.now())
    let shown = zip(sent, states).enumerated().map { index, told in
      let (application, state) = told
      var values: [String: Any] = [
        "id": application.id.text, "sentAt": CounterTime.text(application.sentAt, in: language), "isLatest": index == 0,
        "state": Self.words(for: state)(in: language),
      ]
      switch state {
      case .underReview:
        values["isUnderReview"] = true
        if let due = desk.applications.answerDue(application) {
          values["due"] = language == .english ? due.iso : due.minguo
        }
      case .approved: values["isApproved"] = true
      case .rejected, .returned: values["isRejected"] = true
      case .cancelled: values["isCancelled"] = true
      case .superseded, .unavailable: break
      }
      values["reasons"] = state.reasons.map { $0.shown(in: language) }
      if let message = state.message { values["message"] = message }
      return values
    }
    return desk.page(
      "status", ["applications": shown, "hasNone": sent.isEmpty], title: Words("申請進度", "My application"),
      context.visit)
  }

  static func words(for state: CardState) -> Words {
    switch state {
    case .underReview: Words("審核中", "Under review")
    case .approved: Words("審核通過", "Approved")
    case .rejected: Words("退件", "Rejected")
    case .returned: Words("退回補件", "Returned")
    case .superseded: Words("已由較新的申請取代", "Replaced by a newer application")
    case .cancelled: Words("已註銷", "Cancelled")
    case .unavailable: Words("目前無法查詢，請稍後再試", "Cannot be told at the moment; please try again later")
    }
  }
}
