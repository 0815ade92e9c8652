import Casebook
import ReviewDomain

extension DeliveryPhase {
  /// For people, with the time where one is set.
  var words: String {
    switch self {
    case .held(let time): "held until \(time.inTaiwan)"
    case .retry(let time): "retry at \(time.inTaiwan)"
    case .queued, .sending, .sent, .failed, .unknown, .withdrawn: name
    }
  }
}
