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
    let isEnglish = context.visit.language == .english
    let sent = try desk.store.sentApplications(of: account.number)
    let shown = try sent.prefix(10).enumerated().map { index, application in
      let state = try desk.applications.states.state(of: application.id, at: desk.now())
      var values: [String: Any] = [
        "id": application.id.text, "sentAt": CounterTime.text(application.sentAt, isEnglish), "isLatest": index == 0,
        "state": Self.words(for: state)(in: context.visit.language),
      ]
      switch state {
      case .underReview:
        values["isUnderReview"] = true
        if let due = try? desk.applications.calendar.answerDue(submitted: CivilDate(of: application.sentAt)) {
          values["due"] = isEnglish ? due.iso : due.minguo
        }
      case .approved: values["isApproved"] = true
      case .rejected(let reasons, let message):
        values["isRejected"] = true
        values["reasons"] = Self.shown(reasons, in: context.visit.language)
        if let message { values["message"] = message }
      case .returned(let reasons):
        values["isRejected"] = true
        values["reasons"] = Self.shown(reasons, in: context.visit.language)
      case .cancelled: values["isCancelled"] = true
      case .superseded, .unavailable: break
      }
      return values
    }
    return desk.page(
      "status", ["applications": Array(shown), "hasNone": sent.isEmpty], title: Words("申請進度", "My application"),
      context.visit)
  }

  private static func words(for state: CardState) -> Words {
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

  private static func shown(_ reasons: [ToldReason], in language: Language) -> [[String: String]] {
    reasons.map { reason in
      switch language {
      case .chinese: ["caption": reason.caption, "advice": reason.advice]
      case .english: ["caption": reason.english.caption, "advice": reason.english.advice]
      }
    }
  }
}
