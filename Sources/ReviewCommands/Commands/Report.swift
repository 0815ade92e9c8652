import ArgumentParser

struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report intake, decisions, backlog, the 7-working-day promise, and reasons.",
    discussion: """
      Without one of the subcommands the report is shown; `card-review report show --help` has its options, and docs/report.md says how each \
      figure is counted.

      Example:
        card-review report --home /srv/card-review
        card-review report --week last --output monday.html
        card-review report --as-of 2026-11-22 --json
        card-review report check
      """,
    subcommands: [ReportShow.self, ReportCheck.self, ReportMail.self], defaultSubcommand: ReportShow.self)
}
