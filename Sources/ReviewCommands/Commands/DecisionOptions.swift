import ArgumentParser

/// What every decision takes.
struct DecisionOptions: ParsableArguments {
  @Option(help: "Words for the record; the applicant never sees them.")
  var note: String?
  @Flag(help: "Show the mail and record nothing.")
  var dryRun = false

  func validate() throws {
    try requireReadable(note, in: "--note")
  }
}
