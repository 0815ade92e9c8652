import ArgumentParser
import NightRun

/// A command that takes its effects from a context.
protocol ReviewCommand: AsyncParsableCommand {
  /// What it takes of whoever calls it; without a word, to be an operator.
  static var right: Right { get }

  func run(in context: CommandContext) async throws
}

extension ReviewCommand {
  static var right: Right { .operate }
}

/// A command on a home folder.
protocol HomeCommand: ReviewCommand {
  var home: HomeOptions { get }
}
