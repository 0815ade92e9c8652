import DocumentReading
import ReviewDomain
import Testing

/// Fields where the offices' own specimens have them.
@Suite struct OfficeLayoutTests {
  private func names(_ document: ReadDocument) -> [String] { document.names.map(\.value) }

  @Test(arguments: [-7.0, 0, 7])
  func theNameOfAnNHICardStandsUnderBothTitles(angle: Double) {
    let document = TestCard.officeNHICard().read(TestPlacement(angle: angle))
    #expect(document.kind.kind == .nhiCard)
    #expect(names(document) == ["好平安"])
    #expect(document.numbers.map(\.value.text) == ["A223456781"])
    #expect(document.birthDate?.value.iso == "2015-05-06")
  }

  @Test(arguments: [-7.0, 0, 7])
  func theNumberOfAnIdentityCardIsReadInTheRowOfAnotherLabel(angle: Double) {
    let document = TestCard.officeNationalID().read(TestPlacement(angle: angle))
    #expect(document.numbers.map(\.value.text) == ["A123456789"])
    #expect(names(document) == ["甄健康"])
    #expect(document.birthDate?.value.iso == "1981-01-01")
    #expect(document.issueDate?.value.iso == "2005-07-01")
  }

  @Test func aNameSetWideAndFoundInPiecesIsOne() {
    let card = TestCard.officeNationalID(name: "甄").adding([
      TestCard.Item(text: "健", x: 290, y: 334, height: 56), TestCard.Item(text: "康", x: 398, y: 334, height: 56),
    ])
    #expect(names(card.read()) == ["甄健康"])
    let merged = card.without("姓名").replacing("甄", with: "姓名甄")
    #expect(names(merged.read()) == ["甄健康"])
  }

  @Test func valuesOfAPermitStandBelowTheirLabels() {
    let document = TestCard.officePermit().read()
    #expect(document.numbers.map(\.value.text) == ["A800000014"])
    #expect(names(document) == ["TESTER, SAMPLE"])
    #expect(document.birthDate?.value.iso == "1985-03-04")
    #expect(document.issueDate?.value.iso == "2020-10-01")
    #expect(document.expiryDate?.value.iso == "2028-12-31")
    #expect(names(TestCard.officePermit(name: "鄧氏金紅").read()) == ["鄧氏金紅", "TESTER, SAMPLE"])
  }

  /// The right column of the older permits stands half a row lower than the left one.
  @Test(arguments: [
    "核發日期 Date of issue", "核發日期Date of", "核發日期Dateofi",
  ])
  func aValueStandsUnderItsOwnLabelWhereColumnsAreStaggered(label: String) {
    let card = TestCard.officePermit().without("核准日期 Date of issue", "2020/10/01 初領", "女 Female").adding([
      TestCard.Item(text: label, x: 424, y: 241, height: 32),
      TestCard.Item(text: "2020/10/01 初領", x: 424, y: 265, height: 38),
    ])
    let document = card.read()
    #expect(document.issueDate?.value.iso == "2020-10-01")
    #expect(document.numbers.map(\.value.text) == ["A800000014"])
    #expect(document.birthDate?.value.iso == "1985-03-04")
  }

  @Test func aLabelThatReachesIntoItsValueIsNone() {
    let inside = TestCard.officeNationalID(name: "名甄健康")
    #expect(names(inside.read()) == ["甄健康"])
    // The value's box begins within that of the label.
    let over = TestCard.officeNationalID().without("甄健康").adding([
      TestCard.Item(text: "甄健康", x: 110, y: 334, height: 56)
    ])
    #expect(names(over.read()) == ["甄健康"])
  }

  @Test func aStrokeTakenForADigitDoesNotHideALabel() {
    let card = TestCard.officePermit().replacing(
      "居留期限 Date of expiry (Y/M/D)", with: "居留期限 Date of expiry (Y7M/D)")
    #expect(card.read().expiryDate?.value.iso == "2028-12-31")
  }

  @Test(arguments: ["‧", "．", "。", "·"])
  func aDottedNameIsOne(dot: String) {
    #expect(names(TestCard.officeNHICard(name: "全文才\(dot)索魯曼").read()) == ["全文才\(dot)索魯曼"])
  }

  @Test func aNameOnTwoLinesIsAlsoReadWhole() {
    let card = TestCard.permit(name: "TESTER SAMPLE").adding([
      TestCard.Item(text: "ONE OF MANY", x: 750, y: 258, height: 48)
    ])
    #expect(names(card.read()).contains("TESTER SAMPLE ONE OF MANY"))
    #expect(card.read().names.last?.content.isIdentified == false, "a guess proves nothing")
  }

  @Test(arguments: ["無限期", "永久", "無期限", "無限期 Indefinite"])
  func aPermitMayBeValidForEver(words: String) {
    let document = TestCard.officePermit(expiry: words).read()
    #expect(document.isWithoutEnd && document.expiryDate == nil)
  }

  @Test func aPermitWithALastDayIsNotValidForEver() {
    #expect(!TestCard.officePermit().read().isWithoutEnd)
    #expect(!TestCard.officePermit(expiry: "").read().isWithoutEnd)
  }

  @Test func aNumberWithAWrongCheckDigitIsReadAndProvesNothing() {
    let document = TestCard.officeNationalID(number: "A234567890").read()
    #expect(document.numbers.isEmpty && document.hasUnreadNumber)
    #expect(document.invalidNumbers.map(\.value) == ["A234567890"])
  }

  @Test func theSerialOfABackIsNoNumber() {
    let card = TestCard.officeNationalID(number: "").adding([
      TestCard.Item(text: "0234567891", x: 664, y: 900, height: 40)
    ])
    #expect(card.read().numbers.isEmpty)
  }

  @Test func aDayBeforeTheRepublicIsRead() {
    let document = TestCard.officeNationalID(birth: "民國前1年12月31日").read()
    #expect(document.birthDate?.value.iso == "1911-12-31")
  }
}
