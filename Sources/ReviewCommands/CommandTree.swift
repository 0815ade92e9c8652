import ArgumentParser
import ReviewDomain

/// The commands by the words that name them.
enum CommandTree {
  /// - Parameter words: the program's arguments.
  /// - Returns: where a word is no command though it stands in one's place, which it is and what there is instead; also after `help`, for
  ///   which the parser would show another command's.
  static func unknownCommand(in words: [String]) -> CommandFailure? {
    var command: any ParsableCommand.Type = CardReview.self
    for word in words where word != "help" {
      let known = command.configuration.subcommands
      if known.isEmpty || word.hasPrefix("-") { return nil }
      guard let next = known.first(where: { $0._commandName == word }) else {
        let names = known.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        return CommandFailure(
          .usage,
          "there is no command `\(word)`\(NearestWord.question(word, among: names)); there are: "
            + names.joined(separator: ", "))
      }
      command = next
    }
    return nil
  }
}
