import ArgumentParser
import NightRun

struct Run: HomeCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the night: intake, inspection, decisions, mail.",
    discussion: """
      Silent when all is well, unless standard error is a terminal, or with --summary or --json. A second run at the same time ends with \
      75, unless both share the work; one that refused bundles, whose senders nobody has answered, or whose mail failed for good, with 65; \
      one that the mail relay refuses with 78. On SIGTERM or Ctrl-C it \
      finishes the pictures at hand; the next run goes on from there.

      Example, in a crontab:
        30 1 * * * /usr/local/bin/card-review run --home /srv/card-review
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Option(help: ArgumentHelp("Another rules folder than the configured one.", valueName: "dir"))
  var rules: String?
  @OptionGroup var workers: WorkersOptions
  @Option(
    help: ArgumentHelp("Write the night's figures there for Prometheus; without it as configured.", valueName: "file"))
  var metrics: String?
  @Flag(help: "Share the work with other nights that were started with --share at the same time.")
  var share = false
  @Flag(help: "Leave the mail that is due to `mail send`, as where the night has no network.")
  var noMail = false
  @OptionGroup var clock: ClockOptions
  @Flag(help: "Print the summary even where nobody watches.")
  var summary = false

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context, rules: rules)
    let stop = StopSignal()
    let sources = stop.listen()
    defer { withExtendedLifetime(sources) {} }
    let bar = ProgressBar(context: context)
    let result = try await office.withLock(shared: share) {
      if !clock.clockIsRight { try office.checkClock() }
      let night = try office.night(workers: workers.workers)
      PictureLinks(of: office.home).clear()
      do {
        return try await night.run(stop: stop, handingOverMail: !noMail) { step in
          bar.draw(step.phase.rawValue, done: step.done, total: step.total)
        }
      } catch {
        bar.clear()
        // The cause is what must be heard, and may keep the figures from being written too.
        try? writeMetrics(of: office)
        throw error
      }
    }
    bar.clear()
    // All that operations must hear of comes before standard output, which may be full or closed.
    warn(of: result, context)
    if let reminder = office.calendarReminder { context.warn("card-review: \(reminder)") }
    let figures = Result { try writeMetrics(of: office) }
    try await sendDigest(of: result, office, context)
    if summary || output.json || context.showsProgress {
      try context.print(RunAnswer(summary: result, queue: home.hint("queue")), as: output.format)
    }
    try figures.get()
    try IntakeWarnings.refuseEarly(result.intake, at: result.startedAt)
    if result.stoppedEarly {
      throw CommandFailure(.tryLater, "stopped before all was done; the next run goes on from here")
    }
    try MailWarnings(result: result.mail, hint: home.hint).check()
    try CommandFailure.check(result.intake)
  }

  private func sendDigest(of summary: NightSummary, _ office: Office, _ context: CommandContext) async throws {
    if office.configuration.mail.digest.isEmpty { return }
    let status = StatusAnswer(
      at: context.now(), standing: try Standing(of: office.home, office.casebook), lastNight: nil, lastWholeNight: nil,
      running: false, phoneList: home.hint("mail phone-list"))
    let digest = NightDigest(summary, status, queue: home.hint("queue"))
    let now = !noMail && summary.mail.unavailable == nil && summary.mail.misconfigured == nil
    if let why = try await office.sendDigest(subject: digest.subject, text: digest.text, now: now) {
      context.warn("card-review: the night's digest was not taken: \(why); the next run tries again")
    }
  }

  private func writeMetrics(of office: Office) throws {
    guard let path = metrics ?? office.configuration.metrics?.path else { return }
    try NightMetrics(of: office.home, office.casebook, office.rules.calendar, at: office.effects.now()).write(to: path)
  }

  /// What operations must hear of, one line each on standard error.
  private func warn(of result: NightSummary, _ context: CommandContext) {
    for line in IntakeWarnings.lines(of: result.intake) { context.warn(line) }
    if result.inspectionFailures > 0 {
      context.warn(
        "card-review: \(result.inspectionFailures) inspection(s) failed and were referred (inspection_failed)")
    }
    for picture in result.damagedPictures {
      context.warn(
        "card-review: \(picture.application) was referred (picture_damaged): \(picture.path) \(picture.problem); "
          + "restore it from a backup, or have the application's bundle sent again")
    }
    if let why = result.workersLost.last {
      context.warn(
        "card-review: \(result.workersLost.count) worker(s) could not be started and were done without: \(why)")
    }
    if !result.workersRefused.isEmpty {
      context.warn(
        "card-review: this system refused the workers \(result.workersRefused.joined(separator: " and ")), see: \(home.hint("doctor"))"
      )
    }
    for line in MailWarnings(result: result.mail, hint: home.hint).lines { context.warn(line) }
  }
}

private struct RunAnswer: Answer {
  let summary: NightSummary
  /// The command that lists what waits for a reviewer.
  let queue: String

  func encode(to encoder: any Encoder) throws { try summary.encode(to: encoder) }

  func text() -> String { SummaryText.night(summary, queue: queue) }
}
