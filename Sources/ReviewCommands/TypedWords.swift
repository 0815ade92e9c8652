import AgencyRules
import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain

/// What a shell offers where a word is begun: applications that wait, and reasons to reject for. Where they cannot be looked up, nothing.
enum TypedWords {
  /// As many as a screen takes.
  private static let most = 100
  private static let pageSize = 1000

  static let waiting = CompletionKind.custom { words, _, begun in
    numbers(words, begun) { try $0.waiting(for: $1, after: $2, limit: pageSize) }
  }

  static let approved = CompletionKind.custom { words, _, begun in
    numbers(of: .approved, words, begun)
  }

  /// Whose decision may be taken back.
  static let decided = CompletionKind.custom { words, _, begun in
    numbers(of: .approved, words, begun) + numbers(of: .rejected, words, begun)
  }

  static let reasons = CompletionKind.custom { words, _, begun in
    offered(words) { home, context in
      let folder = try home.rulesFolder(in: context)
      return RulesFolder.reasons(at: folder).values.filter { $0.reviewerMayReject && $0.code.rawValue.hasPrefix(begun) }
        .map(\.code.rawValue).sorted()
    }
  }

  private static func numbers(of status: ApplicationStatus, _ words: [String], _ begun: String) -> [String] {
    numbers(words, begun) { casebook, _, last in try casebook.page(of: status, after: last, limit: pageSize) }
  }

  /// - Parameter page: of a casebook, for whoever asks, after an application.
  private static func numbers(
    _ words: [String], _ begun: String, from page: (SQLiteCasebook, String, ApplicationID?) throws -> [QueueEntry]
  ) -> [String] {
    offered(words) { home, context in
      let casebook = try home.readOnlyCasebook(in: context)
      var found: [String] = []
      var last: ApplicationID?
      while found.count < most {
        let listed = try page(casebook, context.user(), last).map(\.application)
        found += listed.map(\.text).filter { $0.hasPrefix(begun) }
        guard listed.count == pageSize else { break }
        last = listed.last
      }
      return Array(found.prefix(most))
    }
  }

  /// Whoever may not read the office is offered nothing of it either.
  private static func offered(
    _ words: [String], _ look: (HomeOptions, CommandContext) throws -> [String]
  ) -> [String] {
    do {
      var home = HomeOptions()
      home.home = named(in: words)
      return try look(home, Admission.live.context(for: home, right: .review))
    } catch {
      return []
    }
  }

  private static func named(in words: [String]) -> String? {
    if let place = words.lastIndex(of: "--home"), place + 1 < words.count { return words[place + 1] }
    return words.last { $0.hasPrefix("--home=") }.map { String($0.dropFirst("--home=".count)) }
  }
}
