import ArgumentParser
import CounterStore
import Foundation
import NightRun

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Print what advice before sending came to.",
    discussion: """
      Counts over all applications that were sent: photos that were advised against, how many of them were replaced before sending, and \
      applications sent with one all the same.

      Example:
        card-counter figures --home /srv/card-review
      """)

  @OptionGroup var home: CounterHomeOptions

  func run() throws {
    let store = try home.folder().counterStore()
    let figures = try store.adviceFigures()
    print(
      """
      applications sent            \(figures.sent)
      photos advised against       \(figures.advisedAgainst)
      of these replaced            \(figures.replaced)
      sent against the advice      \(figures.sentAgainstAdvice)
      """)
  }
}
