import ArgumentParser
import CounterStore
import Foundation
import NightRun

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Check the counter's audit trail and print its head.",
    discussion: """
      Ends with 65 where an entry was altered, dropped or cut off. A cut tail shows only against a head that was noted elsewhere.

      Example:
        card-counter audit --home /srv/card-review
        card-counter audit --head 1234:5f0c… --home /srv/card-review
      """)

  @OptionGroup var home: CounterHomeOptions
  @Option(help: ArgumentHelp("A head that was printed earlier.", valueName: "sequence:hash"))
  var head: String?

  func run() throws {
    let noted = head.flatMap { AuditHead($0) }
    if head != nil, noted == nil { throw ValidationError("--head must be SEQUENCE:HASH as this command prints it") }
    let store = try home.folder().counterStore()
    switch try store.verifyAudit(against: noted) {
    case .intact(let head): print(head.map { "\($0)" } ?? "empty")
    case .broken(let sequence, let why): throw CounterFailure(65, ["entry \(sequence) of the audit trail: \(why)"])
    }
  }
}
