import ArgumentParser

/// A command that takes its effects from a context.
protocol ReviewCommand: AsyncParsableCommand {
  func run(in context: CommandContext) async throws
}

extension ReviewCommand {
  mutating func run() async throws {
    try await run(in: .live())
  }
}
