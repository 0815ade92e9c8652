import ReviewDomain
import Testing

@Suite struct NameComparisonTests {
  private let variants: CharacterVariants

  init() throws { variants = try CharacterVariants(table: "峰峯\n") }

  private func outcome(_ typed: String, _ read: String..., probability: Double = 1, isIdentified: Bool = true) throws
    -> FieldOutcome?
  {
    let claim = DocumentClaim(name: try PersonName(typed: typed), submittedOn: CivilDate(daysSince1970: 20_000))
    let names = read.map { ReadValue(value: $0, text: $0, probability: probability, isIdentified: isIdentified) }
    return claim.compared(with: DocumentContent(names: names), variants: variants).first?.outcome
  }

  @Test(arguments: [
    ("甄健康", "甄健康"), ("測試峰", "測試峯"), ("測試國", "测试国"), ("撒韻‧武荖", "撒韻·武荖"), ("撒韻‧武荖", "撒韻武荖"), ("測試　一號", "測試一號"),
    ("撒韻．武荖", "撒韻‧武荖"), ("撒韻・武荖", "撒韻•武荖"), ("撒韻。武荖", "撒韻‧武荖"),
    ("全文才balan．soqluman", "全文才 Balan‧Soqluman"), ("全文才balan．soqluman", "全文才"),
    ("測\u{E0100}試一", "測試一"), ("測\u{FE00}試一", "測試一"),
  ])
  func aChineseNameMatchesInItsForms(typed: String, read: String) throws {
    #expect(try outcome(typed, read) == .match)
    #expect(try outcome(read, typed) == .match)
  }

  @Test(arguments: [
    ("Sample Tester", "TESTER, SAMPLE"), ("TESTER SAMPLE ONE", "TESTER, SAMPLE-ONE"),
    ("Tester Sampleone", "TESTER, SAMPLE-ONE"),
    ("Märía Tester", "TESTER, MARIA"), ("ＴＥＳＴＥＲ　ＳＡＭＰＬＥ", "Tester Sample"), ("O'Tester Sam", "OTESTER, SAM"),
    ("SampleTester", "TESTER, SAMPLE"), ("Tester．Sample", "TESTER‧SAMPLE"), ("Tester・Sample", "TESTER, SAMPLE"),
    ("ĐỖ THỊ ĐÀO", "DO THI DAO"), ("Łukasz Øst", "LUKASZ OST"), ("Işık Tester", "ISIK TESTER"),
    ("Æble Tester", "AEBLE TESTER"),
  ])
  func aRomanisedNameMatchesByItsLetters(typed: String, read: String) throws {
    #expect(try outcome(typed, read) == .match)
    #expect(try outcome(read, typed) == .match)
  }

  private func outcome(_ typed: String, read: String, rivals: [String]) throws -> FieldOutcome? {
    let claim = DocumentClaim(name: try PersonName(typed: typed), submittedOn: CivilDate(daysSince1970: 20_000))
    let name = ReadValue(value: read, text: read, probability: 0.6, isIdentified: true, rivals: rivals)
    return claim.compared(with: DocumentContent(names: [name]), variants: variants).first?.outcome
  }

  @Test func oneCharacterMayBeAnotherThatWasThoughtOf() throws {
    #expect(try outcome("測試璋", read: "測試瑋", rivals: ["", "", "韋璋"]) == .match)
    #expect(try outcome("撒韻‧武荖", read: "撒韻‧武老", rivals: ["", "", "", "荖"]) == .match)
    // By whichever of its forms.
    #expect(try outcome("測試峰", read: "測試鋒", rivals: ["", "", "峯"]) == .match)
    #expect(try outcome("測試璋", read: "測試瑋", rivals: ["", "璋", "韋"]) == .unread)
    #expect(try outcome("測試璋", read: "測試瑋", rivals: []) == .unread)
    // Two are another name.
    #expect(try outcome("測誠璋", read: "測試瑋", rivals: ["", "誠", "璋"]) == .unread)
  }

  @Test func oneCharacterMayBeOneThatNobodyCanRead() throws {
    let claim = DocumentClaim(name: try PersonName(typed: "測羴試"), submittedOn: CivilDate(daysSince1970: 20_000))
    func outcome(_ read: String, readable: String) throws -> FieldOutcome? {
      let name = ReadValue(value: read, text: read, probability: 1, isIdentified: true)
      let variants = try CharacterVariants(table: "峰峯\n", readable: readable)
      return claim.compared(with: DocumentContent(names: [name]), variants: variants).first?.outcome
    }
    #expect(try outcome("測義試", readable: "測\n試\n義\n") == .match)
    #expect(try outcome("測義試", readable: "測\n試\n義\n羴\n") == .unread)
    #expect(try outcome("測義詩", readable: "測\n試\n義\n詩\n") == .unread)
    #expect(try outcome("好平安", readable: "測\n試\n好\n平\n安\n") == .contradiction)
  }

  @Test func aNameInBothScriptsMatchesByEither() throws {
    #expect(try outcome("測試一號", "測試一號", "TESTER, SAMPLE") == .match)
    #expect(try outcome("Sample Tester", "測試一號", "TESTER, SAMPLE") == .match)
    #expect(try outcome("測試一號 Sample Tester", "TESTER, SAMPLE") == .match)
    #expect(try outcome("測試一號 Sample Tester", "測試一號") == .match)
  }

  @Test func anotherNameContradictsOnlyWhenItIsCertain() throws {
    #expect(try outcome("甄健康", "好平安") == .contradiction)
    #expect(try outcome("Sample Tester", "NOBODY, SPECIAL") == .contradiction)
    #expect(try outcome("甄健康", "好平安", probability: 0.96) == .unread)
    #expect(try outcome("甄健康", "好平安", isIdentified: false) == .unread)
    #expect(try outcome("甄健康") == .unread)
  }

  @Test(arguments: [
    ("甄健康", "甄建康"), ("甄健康", "甄健"), ("撒韻‧武荖測試", "撒韻‧武荖"), ("甄健康", "TESTER, SAMPLE"), ("Sample Tester", "甄健康"),
    ("Sample Tester", "TESTER, SAMPL"), ("Sample Tester", "TESTER, SANPLE"), ("Tester．Adam", "TESTER‧ADAN"),
    ("Tester Sample Johannes Maximilian", "TESTER, SAMPLE JOHA"),
  ])
  func whatAMisreadOrACutMayExplainDoesNotContradict(typed: String, read: String) throws {
    #expect(try outcome(typed, read) == .unread)
  }

  @Test func aNameThatMatchesByOneScriptIsNotContradictedByTheOther() throws {
    #expect(try outcome("測試一號", "測試一號", "NOBODY, SPECIAL") == .match)
    #expect(try outcome("Tester Sample", "甄健康", "TESTER, SAMPLE") == .match)
  }
}
