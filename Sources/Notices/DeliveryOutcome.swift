/// What became of one attempt to hand over a message.
public enum DeliveryOutcome: Sendable, Hashable {
  /// The next system has taken responsibility for it.
  ///
  /// - Parameter detail: its words, such as the number under which it keeps the message; empty where it has none.
  case sent(detail: String)
  /// Not taken now; the same bytes may be taken later. The text says why, without personal data.
  case temporary(detail: String)
  /// Refused for good; trying again is useless.
  case permanent(detail: String)
  /// The same, because of its recipient's address.
  ///
  /// - Parameter status: the status code, such as `5.1.1`, or the reply's own, such as `550`.
  case deadAddress(status: String, detail: String)
  /// The link was lost after the whole message was handed over: it may or may not have been taken.
  case unknown(detail: String)
  /// The link was lost before that: it has not been taken.
  case interrupted(detail: String)
  /// The next system cannot be reached, or takes nothing now, whichever message it is; this one was not offered.
  case unavailable(detail: String)
  /// The next system refuses this office, whichever message it is; this one was not offered.
  case misconfigured(detail: String)
}
