import Foundation
import PictureReading
import ReviewDomain

/// Identity numbers among the lines of a document.
struct NumberReader {
  let layout: DocumentLayout
  let kind: DocumentKind

  struct Result {
    var numbers: [FieldReading<IdentityNumber>] = []
    /// Something has the form of a number, or a label promises one, and none could be read there.
    var hasUnread = false
    /// What is plainly printed in the form of a number and has a wrong check digit.
    var invalid: [FieldReading<String>] = []
  }

  /// Less probable characters are not read at all. On the specimens, blurred, shrunk and darkened, no digit that was read wrong as
  /// another digit was as probable.
  private static let readable = 0.7
  /// What the other characters must have where some needed repair: the check digit can prove the repair only if they are right.
  private static let certain = 0.9
  /// Each repair multiplies the readings of which one in ten has a valid check digit.
  private static let mostRepairs = 2

  func read() -> Result {
    var result = Result()
    var labelsServed: Set<Int> = []
    let labels = layout.lines.indices.filter { layout.lines[$0].label == .number }
    let labelsAbove = Dictionary(
      labels.filter { layout.lines[$0].isBareLabel }.compactMap { label in layout.below(label).map { ($0, label) } },
      uniquingKeysWith: { first, _ in first })
    for place in layout.lines.indices {
      let label = layout.labelPlace(ofLineAt: place) ?? labelsAbove[place]
      let isLabelled = label.map { layout.lines[$0].label == .number } ?? false
      // In the row of another field's label it may stand too: the national identity card's has its own label above it.
      let isOther = label.map { layout.lines[$0].label == .other } ?? false
      guard isLabelled || !isOther && mayStandAlone,
        let characters = Self.numberLike(layout.lines[place].value, isLabelled: isLabelled)
      else { continue }
      guard let number = number(characters, isLabelled: isLabelled, at: place) else {
        result.hasUnread = true
        if let invalid = invalid(characters, at: place) { result.invalid.append(invalid) }
        continue
      }
      if isLabelled, let label { labelsServed.insert(label) }
      if !result.numbers.contains(where: { $0.value == number.value }) { result.numbers.append(number) }
    }
    // The value may stand where nothing tells that it belongs to its label.
    if labels.count > max(labelsServed.count, result.numbers.count) { result.hasUnread = true }
    return result
  }

  /// Other documents have numbers of the same form that are nobody's identity number.
  private var mayStandAlone: Bool {
    switch kind {
    case .nationalID, .nhiCard, .residencePermit, .passport, .unknown: true
    case .drivingLicence, .page, .other: false
    }
  }

  /// The ten characters of a number in a line, or what comes near to ten; nil when nothing does.
  private static func numberLike(_ characters: [ReadCharacter], isLabelled: Bool) -> [ReadCharacter]? {
    let runs = characters.split { Confusables.ascii($0.character) == nil }
    let ten = runs.filter { $0.count == 10 && $0.hasDigits(7) }
    if ten.count == 1 { return Array(ten[0]) }
    let joined = Array(runs.joined())
    guard characters.allSatisfy({ Confusables.ascii($0.character) != nil || $0.character.isWhitespace }) else {
      return nil
    }
    let startsWithLetter = joined.first.flatMap { Confusables.ascii($0.character) }?.isLetter == true
    guard joined.hasDigits(6), isLabelled || startsWithLetter, (8...11).contains(joined.count) else { return nil }
    return joined
  }

  private func number(_ characters: [ReadCharacter], isLabelled: Bool, at place: Int) -> FieldReading<IdentityNumber>? {
    let ascii = characters.compactMap { Confusables.ascii($0.character) }
    let probabilities = characters.map(\.probability)
    let text = String(characters.map(\.character))
    let corners = [layout.lines[place].line.corners]
    let mayBeOne = isLabelled || !ascii.allSatisfy(\.isNumber) || knowsOtherDigits(than: place)
    if let fitted = FittedNumber(characters), let number = try? IdentityNumber(typed: fitted.text) {
      let needed = fitted.changed.isEmpty ? Self.readable : Self.certain
      if let least = fitted.shares.min(), least >= needed, fitted.changed.count <= Self.mostRepairs, mayBeOne {
        let content = ReadValue(
          value: number, text: text, probability: fitted.changed.isEmpty ? probabilities.min() ?? 0 : least,
          isIdentified: isLabelled || isAcceptedDocument, isExact: fitted.changed.isEmpty)
        return FieldReading(content, corners: corners)
      }
    }
    guard let (number, repaired) = Self.repaired(ascii), repaired.count <= Self.mostRepairs, mayBeOne else {
      return nil
    }
    let others = probabilities.indices.filter { !repaired.contains($0) }.map { probabilities[$0] }
    guard let least = others.min(), least >= Self.certain else { return nil }
    let content = ReadValue(
      value: number, text: text, probability: least, isIdentified: isLabelled || isAcceptedDocument, isExact: false)
    return FieldReading(content, corners: corners)
  }

  /// Ten characters of which each is certain, that no check digit proves.
  private func invalid(_ characters: [ReadCharacter], at place: Int) -> FieldReading<String>? {
    let text = String(characters.compactMap { Confusables.ascii($0.character) })
    guard Self.failsOnlyTheCheck(text), let least = characters.map(\.probability).min(), least >= Self.certain else {
      return nil
    }
    return FieldReading(
      ReadValue(value: text, text: text, probability: least, isIdentified: isAcceptedDocument),
      corners: [layout.lines[place].line.corners])
  }

  private static func failsOnlyTheCheck(_ text: String) -> Bool {
    do {
      _ = try IdentityNumber(typed: text)
      return false
    } catch {
      return error == .checkDigit
    }
  }

  /// On these no other number has the form of an identity number.
  private var isAcceptedDocument: Bool { [.nationalID, .nhiCard, .residencePermit].contains(kind) }

  /// Whether ten digits without a label can only be a number whose letter was read as a digit: an NHI card's twelve have been found
  /// elsewhere. Beside a national identity card may lie its back, whose serial is ten digits.
  private func knowsOtherDigits(than place: Int) -> Bool {
    guard kind == .nhiCard else { return false }
    return layout.lines.indices.contains { other in
      other != place && layout.lines[other].value.count(where: { $0.character.isNumber }) == 12
    }
  }

  /// The only number with a valid check digit that may have been printed where these characters were read.
  ///
  /// - Returns: nil when there is none or more than one, with the places that had to change.
  private static func repaired(_ ascii: [Character]) -> (IdentityNumber, [Int])? {
    guard ascii.count == 10 else { return nil }
    var readings: [[Character]] = [[]]
    var repaired: [Int] = []
    for (place, character) in ascii.enumerated() {
      let options = options(for: character, at: place)
      if options != [character] { repaired.append(place) }
      readings = readings.flatMap { reading in options.map { reading + [$0] } }
      guard !readings.isEmpty, readings.count < 200 else { return nil }
    }
    let valid = readings.compactMap { try? IdentityNumber(typed: String($0)) }
    return valid.count == 1 ? (valid[0], repaired) : nil
  }

  private static func options(for character: Character, at place: Int) -> [Character] {
    switch place {
    case 0: character.isLetter ? [character] : Confusables.letters(readAs: character)
    case 1:
      // 1, 2, 8, 9 or A to D: an 8 and a B are told by the check digit.
      switch character {
      case "1", "2", "9", "A", "C": [character]
      case "8", "B": ["8", "B"]
      case "D": ["D"]
      case "0", "O", "Q": ["D"]
      case "4": ["A"]
      case "I", "L", "T", "J": ["1"]
      case "Z": ["2"]
      default: []
      }
    default: character.isNumber ? [character] : Confusables.digits(readAs: character)
    }
  }
}

extension Collection<ReadCharacter> {
  /// Whether at least so many characters are digits or look like one; most of them must be digits.
  fileprivate func hasDigits(_ count: Int) -> Bool {
    let ascii = compactMap { Confusables.ascii($0.character) }
    let digits = ascii.count(where: \.isNumber)
    let alike = ascii.count { !Confusables.digits(readAs: $0).isEmpty }
    return digits + alike >= count && digits > count / 2
  }
}
