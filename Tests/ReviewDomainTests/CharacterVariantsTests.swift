import ReviewDomain
import Testing

@Suite struct CharacterVariantsTests {
  private func isSame(_ one: String, _ other: String, table: String = "峰峯\n啟啓\n裏裡\n") throws -> Bool {
    let claim = DocumentClaim(name: try PersonName(typed: one), submittedOn: CivilDate(daysSince1970: 20_000))
    let read = ReadValue(value: other, text: other, probability: 1, isIdentified: true)
    let variants = try CharacterVariants(table: table)
    return claim.compared(with: DocumentContent(names: [read]), variants: variants).map(\.outcome) == [.match]
  }

  @Test(arguments: [
    ("國", "国"), ("鄭", "郑"), ("臺", "台"), ("峰", "峯"), ("啟", "启"), ("啓", "启"), ("裡", "里"), ("\u{F9E4}", "理"), ("禮", "礼"),
  ])
  func formsOfACharacterAreTheSame(one: String, other: String) throws {
    #expect(try isSame("測\(one)", "測\(other)"))
    #expect(try isSame("測\(other)", "測\(one)"))
  }

  @Test(arguments: [("土", "士"), ("未", "末"), ("己", "已"), ("峰", "锋")])
  func lookAlikesAreNot(one: String, other: String) throws {
    #expect(try !isSame("測\(one)", "測\(other)"))
  }

  @Test func formsOfAWordHoldEachOther() throws {
    let variants = try CharacterVariants(table: "峰峯\n")
    for (one, other) in [("臺", "台"), ("國", "国"), ("峰", "峯"), ("鋒", "锋"), ("\u{F9E4}", "理"), ("a", "A")] {
      #expect(variants.forms(of: one)[0].contains(Character(other)), "\(one) \(other)")
      #expect(variants.forms(of: other)[0].contains(Character(one)), "\(other) \(one)")
    }
    #expect(!variants.forms(of: "土")[0].contains("士"))
    #expect(variants.forms(of: "7*") == [["7"], ["*"]])
  }

  @Test func commentsAndEmptyLinesOfTheTableAreLeftOut() throws {
    #expect(try isSame("峰", "峯", table: "# Unihan\n\n峰峯\n"))
  }

  @Test func aFaultyTableIsRefusedWithItsLine() {
    #expect(throws: CharacterVariantsFault(line: 2)) { try CharacterVariants(table: "峰峯\n峰 峯\n") }
    #expect(throws: CharacterVariantsFault(line: 1)) { try CharacterVariants(table: "峰\n") }
  }
}
