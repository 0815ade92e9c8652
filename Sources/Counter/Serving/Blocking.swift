import Dispatch

/// Runs what blocks on a thread of a queue's: those that serve pages must not wait for it.
func blocking<Value: Sendable, Failure: Error>(
  on queue: DispatchQueue, _ body: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
  try await withCheckedContinuation { done in
    queue.async { done.resume(returning: Result { () throws(Failure) in try body() }) }
  }.get()
}
