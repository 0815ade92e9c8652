import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk

struct Review: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Review the applications that wait, one after the other, the first due first.",
    discussion: """
      Photo and document stand side by side, with why the application was referred. Whatever is shown lies on your desk, and no other \
      reviewer gets it. One key decides: a approves, r and a key for each reason rejects, s puts aside, u takes the last decision back, \
      ? tells the rest. --plain asks and answers line by line, for screen readers.

      Example:
        card-review review
        card-review review --pictures sixel
        card-review review --plain
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var language: LanguageOptions
  @Flag(help: "Ask and answer line by line, without pictures.")
  var plain = false
  @Option(
    help:
      "How pictures are shown: kitty, sixel, iterm2, or symbols, which every terminal can; without it as the terminal says it can."
  )
  var pictures: PictureMode?

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let session = DeskSession(
      office: office, reviewer: context.user(), language: language.language(in: context), hint: home.hint)
    let reasons = DeskReasons(office.rules.ruleSet.reasonsInOrder)
    let number =
      if plain {
        try await onLines(session, reasons, in: context)
      } else {
        try await onScreen(session, reasons, office, in: context)
      }
    if let number {
      // Whoever waits for this process is to hear what ended it. The signal is held back since it was listened to.
      signal(number, SIG_DFL)
      var mask = sigset_t()
      sigemptyset(&mask)
      sigaddset(&mask, number)
      pthread_sigmask(SIG_UNBLOCK, &mask, nil)
      raise(number)
    }
  }

  /// - Returns: the signal that ended it; nil for none.
  private func onLines(
    _ session: DeskSession, _ reasons: DeskReasons, in context: CommandContext
  ) async throws -> Int32? {
    var desk = PlainDesk(session: session, reasons: reasons, context: context)
    return try await desk.serve()
  }

  private func onScreen(
    _ session: DeskSession, _ reasons: DeskReasons, _ office: Office, in context: CommandContext
  ) async throws -> Int32? {
    let pool = try Office.pool(office.program, workers: 1)
    let terminal = try RawTerminal(enter: DeskScreen.enter, leave: DeskScreen.leave)
    defer { terminal.close() }
    let ear = DeskEar(signals: FullDesk.signals)
    return try await pool.withPreviews(reading: [office.home.pictures.path]) { worker in
      var desk = FullDesk(
        session: session, reasons: reasons, mode: pictures, variable: context.variable, worker: worker, ear: ear)
      return await desk.serve(on: terminal)
    }
  }
}

extension PictureMode: ExpressibleByArgument {}
