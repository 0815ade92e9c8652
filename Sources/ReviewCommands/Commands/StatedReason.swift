import ArgumentParser

/// Why somebody goes over what others decided, or looks at many people's data.
struct StatedReason: ParsableArguments {
  @Option(help: "Why; it stands in the journal, so write nobody's data into it.")
  var note: String?

  func validate() throws {
    try requireReadable(note, in: "--note")
  }
}
