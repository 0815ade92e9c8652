import FaceComparison
import ReviewDomain
import Testing

@Suite struct PortraitAgeTests {
  private func age(_ born: String, _ issued: String, _ applied: String) throws -> PortraitAge? {
    PortraitAge(
      born: try CivilDate(typed: born), issued: try CivilDate(typed: issued), appliedOn: try CivilDate(typed: applied))
  }

  @Test func yearsAreWhole() throws {
    #expect(try age("2010-05-05", "2016-05-04", "2026-11-20") == PortraitAge(years: 5, since: 10))
  }

  @Test(arguments: [("2010-05-05", "2009-01-01", "2026-11-20"), ("1981-01-01", "2027-01-01", "2026-11-20")])
  func daysInNoOrderSayNothing(born: String, issued: String, applied: String) throws {
    #expect(try age(born, issued, applied) == nil)
  }

  @Test(arguments: [
    (PortraitAge(years: 6, since: 2), false), (PortraitAge(years: 6, since: 3), true),
    (PortraitAge(years: 14, since: 5), false), (PortraitAge(years: 14, since: 6), true),
    (PortraitAge(years: 18, since: 12), false),
  ])
  func onlyChildrenGrowOutOfTheirPortraits(age: PortraitAge, isOutgrown: Bool) {
    #expect(age.isOutgrown == isOutgrown)
  }
}
