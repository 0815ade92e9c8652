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

/// A command on a home folder.
protocol HomeCommand: ReviewCommand {
  var home: HomeOptions { get }
}

extension HomeCommand {
  /// What its errors send people to is on the same home folder.
  mutating func run() async throws {
    do {
      try await run(in: .live())
    } catch {
      throw CommandFailure(from: error, hint: home.hint)
    }
  }
}
