import Foundation

/// A line of a template file, with its number from 1.
struct TemplateLine: Hashable {
  let number: Int
  let text: String
}

/// A template's text taken apart into subject and body, with what is wrong with either as plain text.
struct TemplateParts {
  private(set) var subject = ""
  /// From the first line with a text to the last.
  let body: [TemplateLine]
  private(set) var problems: [(line: Int?, problem: TemplateProblem)] = []

  var bodyText: String {
    body.map(\.text).joined(separator: "\n") + "\n"
  }

  /// - Parameter text: with line feeds as line ends.
  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { TemplateLine(number: $0.offset + 1, text: String($0.element)) }
    let head = lines.prefix { !$0.isBlank }
    let rest = lines.dropFirst(head.count).drop { $0.isBlank }
    body = rest.lastIndex { !$0.isBlank }.map { Array(rest[...$0]) } ?? []
    readSubject(Array(head))
    if body.isEmpty { problems.append((nil, .emptyBody)) }
    for line in lines {
      problems += line.problems.map { (line.number, $0) }
    }
  }

  private mutating func readSubject(_ head: [TemplateLine]) {
    let key = "Subject:"
    let subjects = head.filter { $0.text.hasPrefix(key) }
    guard let first = subjects.first else {
      problems.append((1, .noSubject))
      return
    }
    subject = first.text.dropFirst(key.count).trimmingCharacters(in: .whitespaces)
    if subject.isEmpty { problems.append((first.number, .emptySubject)) }
    if subject.contains("{{") || subject.contains("}}") { problems.append((first.number, .tagInSubject)) }
    problems += subjects.dropFirst().map { ($0.number, .secondSubject) }
    problems += head.filter { !$0.text.hasPrefix(key) }.map { ($0.number, .notAHeader) }
  }
}

extension TemplateLine {
  fileprivate var isBlank: Bool {
    text.allSatisfy(\.isWhitespace)
  }

  var problems: [TemplateProblem] {
    let controls = text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalar != "\t"
      default: false
      }
    }
    return (controls ? [.controlCharacter] : []) + (ForbiddenText.first(in: text).map { [.forbidden($0)] } ?? [])
  }
}
