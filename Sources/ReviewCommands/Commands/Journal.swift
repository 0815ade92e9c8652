import ArgumentParser

struct Journal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the journal of all decisions.",
    discussion: """
      Example:
        card-review journal head
        card-review journal sign --key /etc/card-review/journal.key --output /mnt/archive/card-review
        card-review journal verify --head 1234:5f0c…
      """,
    subcommands: [JournalVerify.self, JournalHead.self, JournalSign.self, JournalKeyCommand.self])
}
