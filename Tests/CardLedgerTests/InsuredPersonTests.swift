import CardLedger
import ReviewDomain
import Testing

@Suite struct InsuredPersonTests {
  private func person(_ name: String = "甄健康", isInsured: Bool = true) throws -> InsuredPerson {
    InsuredPerson(
      number: try IdentityNumber(typed: "A123456789"), name: try PersonName(typed: name),
      birthDate: try CivilDate(typed: "70/1/1"), cardNumber: "000012345678",
      household: try #require(HouseholdNumber(typed: "FB123456")),
      address: try #require(
        HouseholdAddress(county: "臺北市", town: "信義區", village: "和平里", neighbourhood: "10")),
      isInsured: isInsured)
  }

  private func proof(
    _ name: String = "甄健康", _ household: String = "FB123456", county: String = "臺北市", neighbourhood: String = "10"
  ) throws -> HouseholdProof {
    HouseholdProof(
      name: try PersonName(typed: name), household: try #require(HouseholdNumber(typed: household)),
      address: try #require(
        HouseholdAddress(county: county, town: "信義區", village: "和平里", neighbourhood: neighbourhood)))
  }

  @Test func isProvedByAllOfTheHousehold() throws {
    #expect(try person().isProved(by: proof()))
    #expect(try !person().isProved(by: proof("甄不康")))
    #expect(try !person().isProved(by: proof("甄健康", "FB123457")))
    #expect(try !person().isProved(by: proof(neighbourhood: "11")))
    #expect(try !person(isInsured: false).isProved(by: proof()))
  }

  @Test func isProvedHoweverItIsTyped() throws {
    #expect(try person().isProved(by: proof("甄 健康", "ｆｂ１２３４５６", county: "台北市", neighbourhood: "０１０鄰")))
  }

  @Test(arguments: ["·", "・", "．", ".", "•", "⸱", "∙", "。", ""])
  func isProvedWhicheverDotIsTyped(dot: String) throws {
    #expect(try person("谷辣斯‧尤達卡").isProved(by: proof("谷辣斯\(dot)尤達卡")))
  }

  @Test func isProvedByTheEndOfTheCardNumber() throws {
    #expect(try person().isProved(byCardEnding: "5678"))
    #expect(try !person().isProved(byCardEnding: "678"))
    #expect(try !person().isProved(byCardEnding: ""))
    #expect(try !person(isInsured: false).isProved(byCardEnding: "5678"))
  }

  @Test func refusesWhatIsNoAddress() {
    #expect(HouseholdAddress(county: "", town: "信義區", village: "和平里", neighbourhood: "1") == nil)
    #expect(HouseholdAddress(county: "臺北市", town: "信義區", village: "和平里", neighbourhood: "0") == nil)
    #expect(HouseholdAddress(county: "臺北市", town: "信義區", village: "和平里", neighbourhood: "十") == nil)
    #expect(HouseholdNumber(typed: "FB12345") == nil)
    #expect(HouseholdNumber(typed: "FB12345戶") == nil)
  }
}
