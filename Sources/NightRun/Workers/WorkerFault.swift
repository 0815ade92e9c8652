/// What can go wrong with a worker process.
public enum WorkerFault: Error, Sendable, Hashable, CustomStringConvertible {
  case died(String)
  case hung(seconds: Int)
  case garbled
  case notStarted(String)
  /// The request itself could not be carried out, such as an annotation that cannot be written.
  case refused(String)

  public var description: String {
    switch self {
    case .died(let how): "the worker process ended (\(how))"
    case .hung(let seconds): "the worker process gave no answer within \(seconds) seconds"
    case .garbled: "the worker process gave an answer that makes no sense"
    case .notStarted(let why): "the worker process could not be started: \(why)"
    case .refused(let why): why
    }
  }
}
