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
        let failure = CommandFailure(from: error, hint: hint)
        if failure.status == .inputOutput { throw failure }
        failures.append(failure)
      }
    }
    if let first = failures.first { throw CommandFailure(first.status, messages: failures.flatMap(\.messages)) }
  }
}
