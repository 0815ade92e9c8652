import DocumentReading
import Foundation
import ReviewDomain
import SeededRandom
import TestPictures
import Testing

/// Cards read badly in every way that recognisers read badly, thousands of times over: never a wrong number, never a contradiction of
/// what the card says.
@Suite struct DocumentPerturbationTests {
  private static let rounds: UInt64 = 700

  private static let cards: [(card: TestCard, claim: DocumentClaim)] = [
    (.nationalID(), claim(.nationalID, "A123456789", "甄健康", "1981-01-01")),
    (
      .nationalID(name: "測試一號", number: "F298765432", birth: "民國88年11月22日"),
      claim(.nationalID, "F298765432", "測試一號", "1999-11-22")
    ),
    (.nhiCard(), claim(.nhiCard, "A223456781", "好平安", "2015-05-06")),
    (.nhiCard(number: "I234567804"), claim(.nhiCard, "I234567804", "好平安", "2015-05-06")),
    (.permit(), claim(.residencePermit, "A800000014", "TESTER, SAMPLE", "1985-03-04")),
    (.permit(number: "BD07654324"), claim(.residencePermit, "BD07654324", "Sample Tester", "1985-03-04")),
  ]

  private static func claim(_ kind: IdentityDocumentKind, _ number: String, _ name: String, _ birth: String)
    -> DocumentClaim
  {
    DocumentClaim(
      kind: kind, number: try? IdentityNumber(typed: number), name: try? PersonName(typed: name),
      birthDate: CivilDate(iso: birth),
      submittedOn: CivilDate(daysSince1970: 20_000))
  }

  @Test(arguments: cards.indices)
  func nothingWrongIsReadAndNothingRightContradicted(card index: Int) throws {
    let variants = try CharacterVariants(table: "峰峯")
    let (card, claim) = Self.cards[index]
    var read = 0
    for seed in 0..<Self.rounds {
      var perturbation = Perturbation(seed: seed &* 7919 &+ UInt64(index))
      let reading = perturbation.read(card)
      let numbers = reading.numbers.map(\.value)
      #expect(numbers.allSatisfy { $0 == claim.number }, "a wrong number with seed \(seed)")
      #expect(
        [.unknown, claim.kind.map { DocumentKind($0) }].contains(reading.kind.kind), "a wrong kind with seed \(seed)")
      let contradictions = claim.compared(with: reading.content, variants: variants).filter {
        $0.outcome == .contradiction
      }
      #expect(contradictions.isEmpty, "\(contradictions) with seed \(seed)")
      read += numbers.isEmpty ? 0 : 1
    }
    #expect(Double(read) > 0.4 * Double(Self.rounds), "too few numbers are read at all: \(read)")
  }

  @Test(arguments: [-8.0, -4, 0, 4, 8], [-0.15, 0, 0.15])
  func aCardAskewAndInPerspectiveReadsAsAStraightOne(angle: Double, keystone: Double) {
    for (card, _) in Self.cards {
      let placed = card.read(TestPlacement(angle: angle, scale: 0.7, keystone: keystone)).content
      #expect(placed == card.read().content)
    }
  }
}

/// A bad reading of a card.
private struct Perturbation {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func read(_ card: TestCard) -> ReadDocument {
    var card = card
    if chance(0.3) { mergeRow(of: &card) }
    if chance(0.3), card.items.count > 4 { card.items.remove(at: Int.random(in: 1..<card.items.count, using: &random)) }
    for _ in 0..<Int.random(in: 0...3, using: &random) { slip(in: &card) }
    for index in card.items.indices {
      card.items[index].y += Double.random(in: -0.08...0.08, using: &random) * card.items[index].height
      card.items[index].height *= Double.random(in: 0.9...1.15, using: &random)
      card.items[index].x += Double.random(in: -4...4, using: &random)
    }
    card.items.shuffle(using: &random)
    let placement = TestPlacement(
      angle: .random(in: -7...7, using: &random), scale: .random(in: 0.2...1.5, using: &random),
      keystone: .random(in: -0.12...0.12, using: &random))
    return card.read(placement)
  }

  /// A label and the value to its right as one line.
  private mutating func mergeRow(of card: inout TestCard) {
    let rows = card.items.indices.dropLast().filter { abs(card.items[$0].y - card.items[$0 + 1].y) < 12 }
    guard let label = rows.randomElement(using: &random) else { return }
    let value = card.items.remove(at: label + 1)
    card.items[label].text += (chance(0.5) ? " " : "") + value.text
  }

  /// What recognisers did to the specimens when these were blurred, shrunk and darkened: a letter and a digit that look alike are taken for
  /// each other with any probability; one digit for another, and one ideograph for another, only with a low one; characters are lost
  /// without a trace; ends are cut.
  private mutating func slip(in card: inout TestCard) {
    let index = Int.random(in: card.items.indices, using: &random)
    var characters = Array(card.items[index].text)
    guard characters.count > 1 else { return }
    let place = Int.random(in: characters.indices, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      guard let alike = Self.crossing[characters[place]]?.randomElement(using: &random) else { return }
      characters[place] = alike
      card.items[index].probabilities[place] = .random(in: 0.3...1, using: &random)
    case 1:
      if characters[place].isNumber {
        characters[place] = Character(String(Int.random(in: 0...9, using: &random)))
      } else if !characters[place].isASCII {
        characters[place] = ["三", "建", "泰", "国", "口", "試"].randomElement(using: &random) ?? "三"
      }
      card.items[index].probabilities[place] = .random(in: 0.1...0.69, using: &random)
    case 2:
      guard card.items[index].probabilities.isEmpty else { return }
      characters.remove(at: place)
    case 3:
      guard card.items[index].probabilities.isEmpty else { return }
      characters.removeLast(Int.random(in: 1..<characters.count, using: &random))
    default:
      card.items[index].probability = .random(in: 0.2...1, using: &random)
    }
    card.items[index].text = String(characters)
  }

  private static let crossing: [Character: [Character]] = [
    "0": ["O", "D", "Q", "o"], "1": ["I", "l", "|", "L"], "2": ["Z"], "4": ["A"], "5": ["S"], "6": ["G", "b"],
    "7": ["T"], "8": ["B"],
    "9": ["g"], "A": ["4"], "B": ["8"], "D": ["0"], "I": ["1", "l"], "S": ["5"], "F": ["E"],
  ]

  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }
}
