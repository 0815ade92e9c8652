import ArgumentParser
import Foundation
import NightRun
import ReviewDomain

struct BackupCommand: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the home folder, while nights run, and check the copy.",
    discussion: """
      Makes a folder of its own in DIR, for its owner only. Pictures that the last backup there has are linked to, so that each backup is \
      whole and only new pictures take room. Commits of a night wait while the casebook is copied. Ends with 65 where the copy is not right: \
      journal, tables and every picture are checked.

      Example, in a crontab:
        30 6 * * * /usr/local/bin/card-review backup /mnt/backup --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: ArgumentHelp("The folder of backups, on another disk.", valueName: "dir"))
  var folder: String

  func run(in context: CommandContext) async throws {
    let home = home.folder(in: context)
    try home.requireOffice()
    try home.refuseForeignCaller()
    let folder = URL(filePath: folder, directoryHint: .isDirectory).absoluteURL
    let (made, check) = try Backup(of: home).make(in: folder, at: context.now())
    try context.print(BackupAnswer(made, check), as: output.format)
  }
}

struct RestoreCommand: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a home folder of a backup, on this machine or another, and check it.",
    discussion: """
      The home folder must not exist, or be empty. What came in after the backup is not in it: mails that were sent since are sent again, with \
      the same Message-ID.

      Example:
        card-review restore /mnt/backup/card-review-2026-11-27-063000 --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: ArgumentHelp("A folder that `backup` made.", valueName: "dir"))
  var backup: String

  func run(in context: CommandContext) async throws {
    guard home.isNamed(by: context.variable) else {
      throw CommandFailure(.usage, "name the new home folder with --home")
    }
    let target = home.folder(in: context)
    let check = try Backup.restore(URL(filePath: backup, directoryHint: .isDirectory).absoluteURL, to: target)
    try context.print(BackupAnswer(target.url, check), as: output.format)
  }
}

private struct BackupAnswer: Answer {
  let folder: String
  let applications: Int
  let pictures: Int
  /// Absent for an empty journal.
  let journalHead: String?

  init(_ folder: URL, _ check: Backup.Check) {
    self.folder = folder.path
    applications = check.applications
    pictures = check.pictures
    journalHead = check.journalHead.isEmpty ? nil : check.journalHead
  }

  func text() -> String {
    "\(folder.strippedOfControls) is whole: \(applications) applications, \(pictures) pictures, journal head "
      + "\(journalHead ?? "none yet")\n"
  }
}
