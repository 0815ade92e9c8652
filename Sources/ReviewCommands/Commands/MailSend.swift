import ArgumentParser
import NightRun

struct MailSend: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Hand over the mail that is due, without the rest of a night.",
    discussion: """
      Silent when all is well, unless standard error is a terminal. Ends with 75 when mail waits to be tried again, the relay cannot be \
      reached or another run hands mail over, with 65 when mail failed for good, and with 78 when the relay refuses this office.

      Example, in a crontab:
        */15 * * * * /usr/local/bin/card-review mail send --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let stop = StopSignal()
    let sources = stop.listen()
    defer { withExtendedLifetime(sources) {} }
    let bar = ProgressBar(context: context)
    let result: MailResult
    do {
      defer { bar.clear() }
      result = try await office.sendMail(stop: stop) { bar.draw("mail", done: $0, total: nil) }
    } catch is MailIsBeingSent {
      throw CommandFailure(.tryLater, "another run hands mail over; try again later")
    }
    let warnings = MailWarnings(result: result, hint: home.hint)
    for line in warnings.lines { context.warn(line) }
    if output.json || context.showsProgress { try context.print(MailSendAnswer(result: result), as: output.format) }
    try warnings.check()
  }
}

private struct MailSendAnswer: Answer {
  let result: MailResult

  func encode(to encoder: any Encoder) throws { try result.encode(to: encoder) }

  func text() -> String { SummaryText.mail(result) }
}
