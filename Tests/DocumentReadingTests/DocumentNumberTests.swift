import DocumentReading
import ReviewDomain
import Testing

@Suite struct DocumentNumberTests {
  private func numbers(_ card: TestCard) -> [String] { card.read().numbers.map(\.value.text) }

  @Test func theNumberOfEachKindOfCardIsRead() {
    #expect(numbers(.nationalID()) == ["A123456789"])
    #expect(numbers(.nhiCard()) == ["A223456781"])
    #expect(numbers(.permit()) == ["A800000014"])
  }

  @Test(arguments: [
    "UI No. A800000014", "統一證號A800000014", "統一證號 UI No.A800000014", "UI No.: A80 000 0014", "a800000014", "Ａ８００００００１４",
  ])
  func aNumberIsReadInItsLabelsLine(line: String) {
    let card = TestCard.permit().without("統一證號 UI No.").replacing("A800000014", with: line)
    #expect(numbers(card) == ["A800000014"])
  }

  @Test(arguments: [
    ("1234567804", "I234567804"), ("l234567804", "I234567804"), ("A12345678g", "A123456789"),
    ("AI23456789", "A123456789"),
    ("A1234S6789", "A123456789"), ("B2OOOOO004", nil), ("B2O0000004", "B200000004"), ("8200000004", "B200000004"),
    ("5123456789", nil), ("0100000095", nil), ("A123456780", nil), ("A12345678", nil), ("A1234567899", nil),
  ])
  func aNumberIsRepairedOnlyWhereItsCheckDigitProvesIt(read: String, number: String?) {
    let reading = TestCard.nationalID(number: read).read()
    #expect(reading.numbers.map(\.value.text) == [number].compactMap { $0 })
    #expect(reading.hasUnreadNumber == (number == nil))
    #expect(reading.numbers.allSatisfy { !$0.content.isExact && $0.text == read })
  }

  @Test func aNumberWithAnUncertainCharacterIsNotRead() {
    var card = TestCard.nationalID()
    card.items[card.items.count - 1].probabilities = [4: 0.6]
    #expect(numbers(card).isEmpty)
    #expect(card.read().hasUnreadNumber)
  }

  @Test func anUncertainNumberIsNotRepaired() {
    var card = TestCard.nationalID(number: "AI23456789")
    card.items[card.items.count - 1].probabilities = [5: 0.8]
    #expect(numbers(card).isEmpty)
    card.items[card.items.count - 1].probabilities = [1: 0.5]
    #expect(numbers(card) == ["A123456789"], "the repaired character itself may be uncertain")
  }

  /// A number whose first character was read so, with what else was thought of there.
  private func card(_ number: String, _ probability: Double, _ rivals: [(Character, Double)]) -> TestCard {
    var card = TestCard.nationalID(number: number)
    card.items[card.items.count - 1].probabilities = [0: probability]
    card.items[card.items.count - 1].rivals = [0: rivals.map { .init(character: $0, probability: $1) }]
    return card
  }

  @Test func aLetterThatLooksLikeADigitIsToldFromOtherLetters() throws {
    let zero = try #require(card("0172924017", 0.8, [("O", 0.18), ("Q", 0.004)]).read().numbers.first)
    #expect(zero.value.text == "O172924017")
    #expect(!zero.content.isExact && zero.text == "0172924017")
    #expect(numbers(card("0172924017", 0.8, [("O", 0.11), ("Q", 0.08)])).isEmpty, "O, D and Q have one check digit")
    #expect(numbers(card("0172924018", 0.8, [("O", 0.18)])).isEmpty)
    let doubted = try #require(card("O172924017", 0.6, [("0", 0.38), ("Q", 0.01)]).read().numbers.first)
    #expect(doubted.value.text == "O172924017")
    #expect(doubted.content.isExact && doubted.content.probability == 0.6)
    #expect(numbers(card("O172924017", 0.6, [("Q", 0.35)])).isEmpty)
  }

  @Test func belowItsLabelAnUncertainLetterIsReadToo() {
    var below = card("0858440250", 0.82, [("O", 0.178)]).items[TestCard.nationalID().items.count - 1]
    below.x = 448
    below.y = 770
    let permit = TestCard.permit().without("統一證號 UI No.", "A800000014")
    #expect(numbers(permit.adding([below])).isEmpty, "ten digits that nothing names")
    let label = TestCard.Item(text: "統一證號 UI No.", x: 448, y: 715, height: 40)
    #expect(numbers(permit.adding([label, below])) == ["O858440250"])
  }

  @Test func aPermitsOldAndNewNumberAreBothRead() {
    let card = TestCard.permit().adding([
      .init(text: "舊統一證號", x: 448, y: 720, height: 46), .init(text: "AB23456789", x: 750, y: 722, height: 48),
    ])
    #expect(Set(numbers(card)) == ["A800000014", "AB23456789"])
    #expect(!card.read().hasUnreadNumber)
  }

  @Test func twelveDigitsAreNoIdentityNumber() {
    let card = TestCard.permit().replacing("A800000014", with: "117000000001").adding([
      .init(text: "居留證號", x: 448, y: 720, height: 46), .init(text: "110000123456", x: 750, y: 722, height: 48),
    ])
    #expect(numbers(card).isEmpty)
    #expect(numbers(TestCard.nhiCard().without("A223456781")).isEmpty)
  }

  @Test func tenDigitsWithoutALabelAreRepairedOnlyBesideTheCardsOwnTwelve() {
    #expect(numbers(.nhiCard(number: "1234567804")) == ["I234567804"])
    #expect(numbers(.nhiCard(number: "1234567804").without("0000 1249 5663")).isEmpty)
  }

  @Test func aNumberOfAnotherLabelIsNotRead() {
    let card = TestCard.permit().adding([
      .init(text: "護照號碼 Passport No.", x: 448, y: 720, height: 46),
      .init(text: "F298765432", x: 900, y: 722, height: 48),
    ])
    #expect(numbers(card) == ["A800000014"])
  }

  @Test func aVisasNumberIsNoIdentityNumber() {
    let card = TestCard(items: [
      .init(text: "IMMIGRANT VISA", x: 90, y: 100, height: 60), .init(text: "F298765432", x: 90, y: 300, height: 50),
    ])
    #expect(numbers(card).isEmpty)
  }

  @Test func theNumbersPlaceIsGiven() {
    let card = TestCard.nationalID()
    #expect(card.read().numbers.first?.corners == card.lines().last.map { [$0.corners] })
  }
}
