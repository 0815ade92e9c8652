/// What became of one attempt to hand over a message.
public enum DeliveryOutcome: Sendable, Hashable {
  /// The next system has taken responsibility for it.
  case sent
  /// Not taken now; the same bytes may be taken later. The text says why, without personal data.
  case temporary(detail: String)
  /// Refused for good; trying again is useless.
  case permanent(detail: String)
  /// The link was lost after the whole message was handed over: it may or may not have been taken.
  case unknown(detail: String)
}
