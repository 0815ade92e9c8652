import ArgumentParser
import Foundation
import NightRun
import ReviewDomain

struct ReviewersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviewers",
    abstract: "Say who may do what, by \(Reviewers.place.path).",
    discussion: """
      Example:
        card-review reviewers check
        card-review reviewers hash
      """,
    subcommands: [ReviewersCheck.self, ReviewersHash.self])
}

struct ReviewersCheck: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check \(Reviewers.place.path) and list who has which roles.",
    discussion: """
      Ends with 78 and every fault with its line when something is wrong, also where anybody but root could have written it: then nobody \
      is let in through sudo.

      Example:
        card-review reviewers check
      """)

  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    guard FileManager.default.fileExists(atPath: Reviewers.place.path) else {
      throw CommandFailure(
        .noInput, "there is no \(Reviewers.place.path): whoever may act as a home's owner may do everything there")
    }
    try context.print(ReviewersAnswer(try Reviewers(at: Reviewers.place)), as: output.format)
  }
}

private struct ReviewersAnswer: Answer {
  struct Line: Encodable {
    let user: String
    let roles: [String]
    /// Whether their own application is known as theirs.
    let ownNumberKnown: Bool
    /// Under which they register applications; absent where they do not.
    let counterLogin: String?
  }

  let home: String
  let people: [Line]

  init(_ reviewers: Reviewers) {
    home = reviewers.home.url.path
    people = reviewers.people.sorted { $0.key < $1.key }.map { user, person in
      Line(
        user: user, roles: Role.allCases.filter(person.roles.contains).map(\.rawValue),
        ownNumberKnown: person.ownNumber != nil, counterLogin: person.counterLogin?.text)
    }
  }

  func text() -> String {
    var table = TextTable(header: ["USER", "ROLES", "OWN NUMBER", "COUNTER LOGIN"])
    for line in people {
      table.add([
        line.user, line.roles.joined(separator: ", "), line.ownNumberKnown ? "known" : "not known",
        line.counterLogin ?? "none",
      ])
    }
    return "\(home) is open through sudo to:\n" + table.text()
  }
}

struct ReviewersHash: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "hash",
    abstract: "Make the `own_number` of somebody's identity number, which is read from standard input.",
    discussion: """
      Nobody decides the application of whom reviewers.yaml knows that the number is theirs.

      Example:
        card-review reviewers hash
      """)

  func run(in context: CommandContext) async throws {
    context.warn("identity number (not shown):")
    guard let text = context.readSecret() else { throw CommandFailure(.noInput, "no number was given") }
    let number: IdentityNumber
    do {
      number = try IdentityNumber(typed: text)
    } catch {
      throw CommandFailure(.usage, "that is no identity number: \(error)")
    }
    try context.write("own_number: \(SaltedNumber(of: number).text)\n")
  }
}
