import ArgumentParser
import Foundation
import NightRun
import ReviewDomain

/// Tools for those who work on the program.
struct Dev: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tools for developers.", shouldDisplay: false,
    subcommands: [MakeInbox.self, FaceDistances.self, FaceChips.self])
}

/// An inbox as large as one likes, to measure a night with.
struct MakeInbox: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill the inbox with copies of sample bundles, each under a number and of a person of its own.",
    discussion: """
      Example:
        card-review dev make-inbox 10000 --from samples/inbox --home /tmp/load
      """)

  @Argument(help: "How many bundles.")
  var count: Int
  @Option(help: ArgumentHelp("The folder of the bundles to copy.", valueName: "dir"))
  var from = "samples/inbox"
  @OptionGroup var home: HomeOptions

  func validate() throws {
    guard (1...900_000).contains(count) else { throw ValidationError("the number must be from 1 to 900000") }
  }

  func run(in context: CommandContext) async throws {
    let inbox = home.folder(in: context).inbox
    let samples = try FileManager.default.contentsOfDirectory(atPath: from).sorted().compactMap { name in
      SampleBundle(URL(filePath: from).appending(path: name))
    }
    guard !samples.isEmpty else { throw CommandFailure(.noInput, "\(from) holds no whole bundle") }
    for number in 1...count {
      try samples[number % samples.count].write(number, into: inbox)
    }
  }
}

/// A bundle with both of its pictures.
private struct SampleBundle {
  private let form: [String: Any]
  private let pictures: [String: Data]

  init?(_ folder: URL) {
    guard let data = try? Data(contentsOf: folder.appending(path: "application.json")),
      let form = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any],
      form["applicant"] is [String: Any]
    else { return nil }
    let names = ["portrait", "identityDocument"].compactMap { (form[$0] as? [String: Any])?["file"] as? String }
    let pictures = names.compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { (name, $0) }
    }
    guard pictures.count == 2, Set(names).count == 2 else { return nil }
    self.form = form
    self.pictures = Dictionary(uniqueKeysWithValues: pictures)
  }

  func write(_ number: Int, into inbox: URL) throws {
    var form = form
    form["applicationId"] = "2026-" + String(String(1_000_000 + number).dropFirst())
    var applicant = form["applicant"] as? [String: Any] ?? [:]
    applicant["idNumber"] = idNumber(of: number, like: applicant["idNumber"] as? String ?? "A1")
    form["applicant"] = applicant
    let name = "bundle-\(number)"
    let unfinished = inbox.appending(path: ".\(name)")
    try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
    try JSONSerialization.data(withJSONObject: form).write(to: unfinished.appending(path: "application.json"))
    for (file, data) in pictures {
      // Decoders leave what follows a picture alone; to the store each is a file of its own.
      try (data + Data("copy \(number)".utf8)).write(to: unfinished.appending(path: file))
    }
    try FileManager.default.moveItem(at: unfinished, to: inbox.appending(path: name))
  }

  /// Of the same kind as the sample's, so that its document still fits: the first two characters tell a person's kind.
  private func idNumber(of number: Int, like sample: String) -> String {
    let body = sample.prefix(2) + String(String(10_000_000 + number).dropFirst())
    return (0...9).map { "\(body)\($0)" }.first { (try? IdentityNumber(typed: $0)) != nil } ?? String(body)
  }
}
