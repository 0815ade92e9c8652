import DocumentReading
import TestPictures
import Testing

@Suite struct DocumentNameTests {
  private func names(_ card: TestCard) -> [String] { card.read().names.map(\.value) }

  @Test func theNameOfEachKindOfCardIsRead() {
    #expect(names(.nationalID()) == ["甄健康"])
    #expect(names(.nhiCard()) == ["好平安"])
    #expect(names(.permit()) == ["TESTER, SAMPLE"])
  }

  @Test(arguments: [
    "測試", "歐陽測試", "撒韻‧武荖", "伊斯坦大·測試", "TESTER, SAMPLE-ONE", "Tester Sample", "O'TESTER, MÄRÍA", "𠮷測試",
  ])
  func aNameMayBeOfAnyForm(name: String) {
    #expect(names(.nationalID(name: name)) == [name])
  }

  @Test(arguments: ["姓名甄健康", "姓名 甄健康", "姓名：甄健康", "姓名 Name 甄健康", "姓名 甄健康 性別 男"])
  func aNameIsReadInItsLabelsLine(line: String) {
    #expect(names(.nationalID(name: line).without("姓名")) == ["甄健康"])
  }

  @Test(arguments: ["姓名 NameTESTER, SAMPLE", "姓名NameTESTER, SAMPLE", "Name TESTER, SAMPLE"])
  func aRomanisedNameIsReadInItsLabelsLine(line: String) {
    #expect(names(.permit(name: line).without("姓名 Name")) == ["TESTER, SAMPLE"])
  }

  @Test func aNameThatBeginsLikeALabelKeepsItsBeginning() {
    #expect(names(.permit(name: "NAMELESS, SAMPLE")) == ["NAMELESS, SAMPLE"])
  }

  @Test func aPermitsNameInBothScriptsIsRead() {
    let card = TestCard.permit(name: "測試一號").without("國籍 Nationality", "UTOPIA").adding([
      .init(text: "TESTER, SAMPLE", x: 750, y: 280, height: 44)
    ])
    #expect(names(card) == ["測試一號", "TESTER, SAMPLE"])
  }

  @Test(arguments: ["男", "換發", "樣本", "SPECIMEN", "中華民國", "A123456789", "70/01/01", "甄"])
  func whatIsNoNameIsNotRead(text: String) {
    let card = text == "中華民國" ? TestCard.nationalID(name: "中華民國國民身分證") : .nationalID(name: text)
    #expect(names(card).isEmpty)
  }

  @Test func theNationalityIsNotTheName() {
    #expect(names(TestCard.permit().without("TESTER, SAMPLE")).isEmpty)
  }

  @Test func aWatermarkIsNoName() {
    let card = TestCard.nationalID().replacing("甄健康", with: "SPECIN")
    #expect(names(card).isEmpty)
    #expect(names(.permit(name: "SPECIMEN E")) == ["SPECIMEN E"])
  }

  @Test func withoutItsLabelANameBelowTheTitleIsReadButNotCertain() {
    let card = TestCard.nationalID().without("姓名")
    #expect(names(card) == ["甄健康"])
    #expect(card.read().names.first?.content.isIdentified == false)
    #expect(TestCard.nhiCard().read().names.first?.content.isIdentified == true)
  }

  @Test func itsProbabilityIsThatOfItsWorstCharacter() {
    var card = TestCard.nationalID()
    card.items[2].probabilities = [1: 0.4]
    #expect(card.read().names.first?.probability == 0.4)
  }
}
