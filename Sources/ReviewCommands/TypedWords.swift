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

  static let waiting = CompletionKind.custom { words, _, begun in
    numbers(.referred, words, begun)
  }

  static let approved = CompletionKind.custom { words, _, begun in
    numbers(.approved, words, begun)
  }

  /// Whose decision may be taken back.
  static let decided = CompletionKind.custom { words, _, begun in
    numbers(.approved, words, begun) + numbers(.rejected, words, begun)
  }

  static let reasons = CompletionKind.custom { words, _, begun in
    offered(words) { home, context in
      let folder = try home.rulesFolder(in: context)
      return RulesFolder.reasons(at: folder).values.filter { $0.reviewerMayReject && $0.code.rawValue.hasPrefix(begun) }
        .map(\.code.rawValue).sorted()
    }
  }

  private static func numbers(_ status: ApplicationStatus, _ words: [String], _ begun: String) -> [String] {
    offered(words) { home, context in
      let casebook = try home.casebook(in: context)
      var found: [String] = []
      var last: ApplicationID?
      while found.count < most {
        let page = try casebook.page(of: status, after: last, limit: 1000).map(\.application)
        found += page.map(\.text).filter { $0.hasPrefix(begun) }
        guard page.count == 1000 else { break }
        last = page.last
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
