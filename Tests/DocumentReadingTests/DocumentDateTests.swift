import DocumentReading
import ReviewDomain
import Testing

@Suite struct DocumentDateTests {
  @Test(arguments: [
    "民國70年1月1日", "民国70年1月1日", "70年01月01日", "民國 70 年 1 月 1 日", "70/01/01", "70.01.01", "1981/01/01", "1981-01-01",
    "01 JAN 1981",
    "民國七○年", "７０／０１／０１", "7O/01/01", "民國70年l月1日",
  ])
  func aDayIsReadInTheFormsOfCards(text: String) {
    let birth = TestCard.nationalID(birth: text).read().birthDate
    #expect(birth?.value.iso == (text == "民國七○年" ? nil : "1981-01-01"))
    #expect(birth?.content.isIdentified != false)
  }

  @Test(arguments: ["7O/01/01", "民國70年l月1日", "民國70年1月1", "70/1/1"])
  func aDayThatWasRepairedOrMayBeCutIsNotExact(text: String) {
    #expect(TestCard.nationalID(birth: text).read().birthDate?.content.isExact == false)
  }

  @Test(arguments: [
    "民國70年13月1日", "民國70年2月30日", "70/01", "1881/01/01", "04/05/1981", "31 FOO 1981", "70/01-01", "985/03/04",
    "19B5/03/04", "5/03/04",
  ])
  func whatIsNoDayIsNotRead(text: String) {
    #expect(TestCard.nationalID(birth: text).read().birthDate == nil)
  }

  @Test func eachDayBelongsToItsLabel() {
    let identityCard = TestCard.nationalID().read()
    #expect(identityCard.birthDate?.value.iso == "1981-01-01")
    #expect(identityCard.issueDate?.value.iso == "2005-07-01")
    #expect(identityCard.expiryDate == nil)
    let permit = TestCard.permit().read()
    #expect(permit.birthDate?.value.iso == "1985-03-04")
    #expect(permit.expiryDate?.value.iso == "2028-12-31")
  }

  @Test(arguments: ["生日Birth 1985/03/04", "生日 Birth: 1985/03/04", "生日1985/03/04", "Date of Birth 04 MAR 1985"])
  func aDayIsReadInItsLabelsLine(text: String) {
    let card = TestCard.permit().without("生日 Birth").replacing("1985/03/04", with: text)
    #expect(card.read().birthDate?.value.iso == "1985-03-04")
    #expect(card.read().birthDate?.content.isIdentified == true)
  }

  @Test func aDayBelowItsLabelIsRead() {
    let card = TestCard(items: [
      .init(text: "中華民國居留證", x: 90, y: 100, height: 60), .init(text: "出生日期 Date of Birth", x: 90, y: 200, height: 40),
      .init(text: "1985/03/04", x: 92, y: 250, height: 44),
      .init(text: "有效期限 Date of Expiry", x: 90, y: 320, height: 40),
      .init(text: "2028/12/31", x: 92, y: 370, height: 44),
    ])
    #expect(card.read().birthDate?.value.iso == "1985-03-04")
    #expect(card.read().expiryDate?.value.iso == "2028-12-31")
  }

  @Test func withoutLabelsTheEarliestOfSeveralDaysIsTheBirth() {
    let card = TestCard.permit().without("生日 Birth", "有效期限 Expiry")
    #expect(card.read().birthDate?.value.iso == "1985-03-04")
    #expect(card.read().birthDate?.content.isIdentified == false)
    #expect(card.without("1985/03/04").read().birthDate == nil, "the only day may be another one")
  }

  @Test func theDayOfIssueIsNotTheBirth() {
    let card = TestCard.nationalID().without("出生年月日", "民國70年1月1日", "發證日期")
    #expect(card.read().birthDate == nil)
  }

  @Test func theOnlyDayOfAnNHICardIsTheBirth() {
    let birth = TestCard.nhiCard().read().birthDate
    #expect(birth?.value.iso == "2015-05-06")
    #expect(birth?.content.isIdentified == true)
  }

  @Test func thePlaceOfBirthIsNoBirthDate() {
    let card = TestCard.permit().without("1985/03/04", "生日 Birth").adding([
      .init(text: "出生地 Place of Birth", x: 448, y: 720, height: 46),
      .init(text: "1999/01/01", x: 900, y: 722, height: 46),
    ])
    #expect(card.read().birthDate == nil)
  }

  @Test func aYearOfAPermitThatMayHaveLostItsCenturyIsNotExact() {
    #expect(TestCard.permit(birth: "85/03/04").read().birthDate?.content.isExact == false)
    #expect(TestCard.permit(expiry: "028/12/31").read().expiryDate?.content.isExact == false)
    #expect(TestCard.nhiCard(birth: "85/03/04").read().birthDate?.content.isExact == true)
  }

  @Test func anUncertainDigitIsNotRead() {
    var card = TestCard.nationalID()
    card.items[4].probabilities = [2: 0.5]
    #expect(card.read().birthDate == nil)
    card.items[4].probabilities = [0: 0.5, 4: 0.5]
    #expect(card.read().birthDate?.probability == 0.99, "only the digits count")
  }
}
