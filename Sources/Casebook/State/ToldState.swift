import Foundation

/// An application as its journal entries tell it, one after the other: what its rows should hold.
///
/// It reads the stored texts with code of its own and shares nothing with what wrote them.
struct ToldState {
  struct Inspection {
    let at: String
    let attempt: Int
    let verdict: String?
    let ruleSet: String?
    /// Salted hashes of what was stored.
    let evidence, judgement, portrait: String?
  }

  struct Decision {
    let word: String
    let at: String
    let actor: String
    let reasons: String
    let message, note: String?
    let seconds: Int?
    var undone: (at: String, actor: String)?
  }

  struct SecondRead {
    let chosenAt: String
    var word, reasons, note, by, at: String?
    var seconds: Int?
    var upheld: (at: String, actor: String, note: String?)?
  }

  struct Notice {
    let createdAt: String
    let mail, envelope: String?
    var status = "pending"
    var attempts = 0
    var lastAttemptAt: String?
  }

  private(set) var status: String?
  /// When the pictures were deleted, by name, and the personal data erased.
  private(set) var deleted: [String: String] = [:]
  private(set) var erasedAt: String?
  private(set) var isForm = false
  private(set) var receivedAt: String?
  private(set) var submittedAt: String?
  private(set) var channel: String?
  /// A login of the counter's staff.
  private(set) var registeredBy: String?
  private(set) var person, content, submission: String?
  private(set) var inspection: Inspection?
  /// For which the machine left it to people.
  private(set) var referredReasons = ""
  private(set) var decisions: [Int: Decision] = [:]
  /// By the number of the approval.
  private(set) var secondReads: [Int: SecondRead] = [:]
  private(set) var cancellation: (at: String, actor: String, note: String?)?
  private(set) var supersededBy: String?
  /// By kind and number of decision, such as `rejected 1`.
  private(set) var notices: [String: Notice] = [:]

  static func name(ofNotice kind: String, _ decision: Int) -> String { "\(kind) \(decision)" }

  /// - Returns: what is wrong with the entry, nil where it can be told after those before.
  mutating func add(event: String, at: String, actor: String, detail: String) -> String? {
    guard let facts = try? JSONSerialization.jsonObject(with: Data(detail.utf8)) as? [String: Any] else {
      return "has an entry whose detail cannot be read"
    }
    func text(_ key: String) -> String? { facts[key] as? String }
    func number(_ key: String) -> Int? { facts[key] as? Int }
    var reasons: String { (facts["reasons"] as? [String] ?? []).joined(separator: " ") }
    func newNotice() -> Notice { Notice(createdAt: at, mail: text("mail"), envelope: text("envelope")) }

    switch event {
    case "registered":
      guard status == nil else { return "is registered twice" }
      (status, receivedAt, submittedAt) = ("received", at, text("submittedAt"))
      (channel, person, content, submission) = (text("channel"), text("person"), text("content"), text("submission"))
      registeredBy = text("registeredBy")
      isForm = person == nil
      if text("mail") != nil { notices[Self.name(ofNotice: "received", 0)] = newNotice() }
    case "superseded": (status, supersededBy) = ("superseded", text("by"))
    case "inspected":
      inspection = Inspection(
        at: at, attempt: number("attempt") ?? 0, verdict: text("verdict"), ruleSet: text("ruleSet"),
        evidence: text("evidence"),
        judgement: text("judgement"), portrait: text("portrait"))
    case "referred": (status, referredReasons) = ("referred", reasons)
    case "approved", "rejected", "returned":
      guard let decision = number("decision") else { return "has a decision without a number" }
      status = event
      decisions[decision] = Decision(
        word: ["approved": "approve", "rejected": "reject"][event] ?? "return", at: at, actor: actor, reasons: reasons,
        message: text("message"), note: text("note"), seconds: number("seconds"))
      notices[Self.name(ofNotice: event, decision)] = newNotice()
    case "cancelled":
      (status, cancellation) = ("cancelled", (at, actor, text("note")))
      if text("mail") != nil {
        notices[Self.name(ofNotice: "cancelled", decisions.keys.max() ?? 0)] = newNotice()
      }
    case "pictures_deleted":
      for picture in facts["pictures"] as? [String] ?? [] { deleted[picture] = deleted[picture] ?? at }
    case "person_erased": erasedAt = at
    // Who looked changes nothing.
    case "seen", "exported": break
    case "undone":
      guard let decision = number("decision"), decisions[decision] != nil else {
        return "takes a decision back that was never taken"
      }
      status = text("status")
      decisions[decision]?.undone = (at, actor)
    case "chosen_to_read_again":
      guard let decision = number("decision") else { return "chooses a decision without a number" }
      secondReads[decision] = SecondRead(chosenAt: at)
    case "read_again", "upheld":
      guard let decision = number("decision"), var read = secondReads[decision] else {
        return "reads a decision again that was never chosen"
      }
      if event == "upheld" {
        read.upheld = (at, actor, text("note"))
      } else {
        (read.word, read.reasons, read.note, read.by, read.at) = (text("word"), reasons, text("note"), actor, at)
        read.seconds = number("seconds")
      }
      secondReads[decision] = read
    case "notice_sent", "notice_deferred", "notice_failed", "notice_unknown", "notice_withdrawn", "notice_requeued",
      "notice_bounced":
      let name = Self.name(ofNotice: text("kind") ?? "", number("decision") ?? -1)
      guard notices[name] != nil else { return "has an entry of a mail \(name) that was never written" }
      switch event {
      case "notice_withdrawn": notices[name]?.status = "withdrawn"
      case "notice_requeued": notices[name]?.status = "pending"
      case "notice_bounced": notices[name]?.status = "failed"
      default:
        notices[name]?.status = event == "notice_deferred" ? "pending" : String(event.dropFirst("notice_".count))
        notices[name]?.attempts = number("attempt") ?? 0
        notices[name]?.lastAttemptAt = at
      }
    default: return "has an entry of a kind that is not known: \(event)"
    }
    return nil
  }
}
