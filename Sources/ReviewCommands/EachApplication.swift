import Casebook
import ReviewDomain

/// Applications that a command was given, each of which it does the same with.
struct EachApplication {
  let numbers: [ApplicationID]
  let hint: (String) -> String

  init(_ numbers: [ApplicationID], hint: @escaping (String) -> String) {
    var typed: Set<ApplicationID> = []
    self.numbers = numbers.filter { typed.insert($0).inserted }
    self.hint = hint
  }

  /// - Parameter body: told of the number and whether one was done before.
  /// - Throws: at the end, what kept single ones from it, with the exit code of the first; at once, where output cannot be written.
  func callAsFunction(_ body: (_ number: ApplicationID, _ isFurther: Bool) throws -> Void) throws {
    var failures: [CommandFailure] = []
    var isFurther = false
    for number in numbers {
      do {
        try body(number, isFurther)
        isFurther = true
      } catch {
        failures.append(try bearable(error))
      }
    }
    try Self.end(with: failures)
  }

  /// The same of what takes its time.
  func inTurn(_ body: (_ number: ApplicationID, _ isFurther: Bool) async throws -> Void) async throws {
    var failures: [CommandFailure] = []
    var isFurther = false
    for number in numbers {
      do {
        try await body(number, isFurther)
        isFurther = true
      } catch {
        failures.append(try bearable(error))
      }
    }
    try Self.end(with: failures)
  }

  /// - Throws: where no other would fare better.
  private func bearable(_ error: any Error) throws -> CommandFailure {
    let failure = CommandFailure(from: error, hint: hint)
    if failure.status == .inputOutput { throw failure }
    return failure
  }

  private static func end(with failures: [CommandFailure]) throws {
    if let first = failures.first { throw CommandFailure(first.status, messages: failures.flatMap(\.messages)) }
  }
}
