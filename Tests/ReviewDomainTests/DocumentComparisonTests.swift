import ReviewDomain
import Testing

@Suite struct DocumentComparisonTests {
  private static let day = CivilDate(daysSince1970: 20_781)
  private let variants: CharacterVariants

  init() throws { variants = try CharacterVariants(table: "峰峯\n") }

  private func outcome(_ claim: DocumentClaim, _ content: DocumentContent, _ field: DocumentField) -> FieldOutcome? {
    claim.compared(with: content, variants: variants).first { $0.field == field }?.outcome
  }

  private func number(
    _ text: String, probability: Double = 1, isIdentified: Bool = true, isExact: Bool = true
  ) throws -> ReadValue<IdentityNumber> {
    ReadValue(
      value: try IdentityNumber(typed: text), text: text, probability: probability, isIdentified: isIdentified,
      isExact: isExact)
  }

  private func date(_ iso: String, probability: Double = 1, isIdentified: Bool = true, isExact: Bool = true) throws
    -> ReadValue<
      CivilDate
    >
  {
    ReadValue(
      value: try #require(CivilDate(iso: iso)), text: iso, probability: probability, isIdentified: isIdentified,
      isExact: isExact)
  }

  // MARK: Number

  private func numberOutcome(_ typed: String, _ numbers: [ReadValue<IdentityNumber>], unread: Bool = false) throws
    -> FieldOutcome?
  {
    let claim = DocumentClaim(number: try IdentityNumber(typed: typed), submittedOn: Self.day)
    return outcome(claim, DocumentContent(numbers: numbers, hasUnreadNumber: unread), .number)
  }

  @Test func theSameNumberMatchesHoweverItWasRead() throws {
    #expect(try numberOutcome("A123456789", [number("A123456789")]) == .match)
    #expect(try numberOutcome("A123456789", [number("A123456789", probability: 0.7, isExact: false)]) == .match)
    #expect(try numberOutcome("A123456789", [number("F298765432"), number("A123456789")]) == .match)
  }

  @Test func anotherNumberContradictsOnlyWhenItIsCertain() throws {
    #expect(try numberOutcome("A123456789", [number("F298765432")]) == .contradiction)
    #expect(try numberOutcome("A123456789", [number("F298765432", probability: 0.89)]) == .unread)
    #expect(try numberOutcome("A123456789", [number("F298765432", isExact: false)]) == .unread)
    #expect(try numberOutcome("A123456789", [number("F298765432", isIdentified: false)]) == .unread)
    #expect(try numberOutcome("A123456789", [number("F298765432")], unread: true) == .unread)
    #expect(try numberOutcome("A123456789", []) == .unread)
  }

  @Test func aSingleLookAlikeDoesNotContradict() throws {
    // The fifth character weighs 5, so that every other digit has the same check digit there.
    #expect(try numberOutcome("A100000001", [number("A100200001")]) == .contradiction)
    #expect(try numberOutcome("A100000001", [number("A100800001")]) == .unread)
    #expect(try numberOutcome("O100000095", [number("D100000095")]) == .unread)
  }

  @Test func anOldResidenceNumberIsNotContradictedByTheNewOne() throws {
    #expect(try numberOutcome("AB23456789", [number("A800000014")]) == .unread)
    #expect(try numberOutcome("AB23456789", [number("A800000014"), number("AB23456789")]) == .match)
    #expect(try numberOutcome("AB23456789", [number("A800000014"), number("BD07654324")]) == .contradiction)
  }

  // MARK: Birth

  private func birthOutcome(_ typed: String, _ read: ReadValue<CivilDate>?) -> FieldOutcome? {
    outcome(
      DocumentClaim(birthDate: CivilDate(iso: typed), submittedOn: Self.day), DocumentContent(birthDate: read),
      .birthDate)
  }

  @Test func anotherDayContradictsOnlyWhenItIsCertain() throws {
    #expect(try birthOutcome("1981-01-01", date("1981-01-01", probability: 0.7, isIdentified: false)) == .match)
    #expect(try birthOutcome("1981-01-01", date("1994-12-25")) == .contradiction)
    #expect(try birthOutcome("1981-01-01", date("1981-02-04")) == .contradiction)
    #expect(try birthOutcome("1981-01-01", date("1994-12-25", probability: 0.89)) == .unread)
    #expect(try birthOutcome("1981-01-01", date("1994-12-25", isIdentified: false)) == .unread)
    #expect(try birthOutcome("1981-01-01", date("1994-12-25", isExact: false)) == .unread)
    #expect(birthOutcome("1981-01-01", nil) == .unread)
  }

  @Test(arguments: [
    ("1981-11-01", "1981-01-01"), ("1981-01-22", "1981-01-02"), ("1981-12-01", "1981-02-01"),
    ("2010-01-01", "1920-01-01"),
    ("1981-01-03", "1981-01-08"), ("1981-01-01", "1981-01-07"), ("1984-05-05", "1989-05-05"),
  ])
  func aDayThatALostOrLookAlikeDigitExplainsDoesNotContradict(typed: String, read: String) throws {
    #expect(try birthOutcome(typed, date(read)) == .unread)
  }

  @Test func aDigitTooManyIsNoSlip() throws {
    #expect(try birthOutcome("1981-01-02", date("1981-01-25")) == .contradiction)
  }

  // MARK: Kind, validity, age

  private func kindOutcome(_ kind: DocumentKind, _ probability: Double) -> FieldOutcome? {
    outcome(
      DocumentClaim(kind: .nationalID, submittedOn: Self.day),
      DocumentContent(kind: kind, kindProbability: probability), .kind)
  }

  @Test func anotherKindContradictsOnlyWhenItIsCertain() {
    #expect(kindOutcome(.nationalID, 0.6) == .match)
    #expect(kindOutcome(.passport, 0.95) == .contradiction)
    #expect(kindOutcome(.passport, 0.8) == .unread)
    #expect(kindOutcome(.unknown, 1) == .unread)
  }

  private func validityOutcome(_ expiry: ReadValue<CivilDate>?) -> FieldOutcome? {
    outcome(
      DocumentClaim(kind: .residencePermit, submittedOn: Self.day), DocumentContent(expiryDate: expiry), .validity)
  }

  @Test func aPermitThatExpiredBeforeTheDayOfSubmissionContradicts() throws {
    #expect(try validityOutcome(date(Self.day.iso)) == .match)
    #expect(try validityOutcome(date(Self.day.adding(days: -1).iso)) == .contradiction)
    #expect(try validityOutcome(date(Self.day.adding(days: -1).iso, probability: 0.8)) == .unread)
    #expect(try validityOutcome(date(Self.day.adding(days: -1).iso, isIdentified: false)) == .unread)
    #expect(validityOutcome(nil) == .unread)
  }

  @Test func onlyPermitsExpireAndOnlyNHICardsHaveAnAge() throws {
    let claim = DocumentClaim(kind: .nationalID, submittedOn: Self.day)
    #expect(claim.compared(with: DocumentContent(), variants: variants).map(\.field) == [.kind])
    let untyped = DocumentClaim(submittedOn: Self.day)
    let card = DocumentContent(kind: .nhiCard, kindProbability: 1)
    #expect(untyped.compared(with: card, variants: variants).map(\.field) == [.age])
  }

  private func ageOutcome(_ birth: ReadValue<CivilDate>?, typed: String? = nil) -> FieldOutcome? {
    let claim = DocumentClaim(kind: .nhiCard, birthDate: typed.flatMap { CivilDate(iso: $0) }, submittedOn: Self.day)
    return outcome(claim, DocumentContent(birthDate: birth), .age)
  }

  @Test func anNHICardOfSomebody14OrOlderContradicts() throws {
    // The day is 2026-11-24.
    #expect(Self.day.iso == "2026-11-24")
    #expect(try ageOutcome(date("2012-11-25")) == .match)
    #expect(try ageOutcome(date("2012-11-24")) == .contradiction)
    #expect(try ageOutcome(date("2012-11-24", probability: 0.8)) == .unread)
    #expect(try ageOutcome(date("2027-01-01")) == .unread)
    #expect(ageOutcome(nil) == .unread)
  }

  @Test func aBirthThatMayBeTheTypedOneMisreadSaysNothingAboutTheAge() throws {
    #expect(try ageOutcome(date("1915-05-06"), typed: "2015-05-06") == .unread)
    #expect(try ageOutcome(date("1981-01-01"), typed: "2015-05-06") == .contradiction)
    #expect(try ageOutcome(date("1981-01-01"), typed: "1981-01-01") == .contradiction)
  }

  // MARK: What is kept

  @Test func whatWasReadIsKeptOnlyOfAContradictionAndNeverPrinted() throws {
    #expect(FieldComparison(.name, .match, readText: "甄健康").readText == nil)
    #expect(FieldComparison(.name, .unread, readText: "甄健康").readText == nil)
    let contradiction = FieldComparison(.name, .contradiction, readText: "甄健康")
    #expect(contradiction.readText == "甄健康")
    var dumped = "\(contradiction) \(String(reflecting: contradiction)) \(try number("A123456789"))"
    dump([contradiction], to: &dumped)
    #expect(!dumped.contains("甄") && !dumped.contains("A123456789"))
  }
}
