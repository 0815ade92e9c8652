import ReviewDomain
import Testing

@Suite struct AgeRuleTests {
  @Test(arguments: [
    ("2012-11-23", "2026-11-22", true), ("2012-11-23", "2026-11-23", false), ("2012-11-23", "2026-11-24", false),
    ("2012-12-01", "2026-11-30", true), ("2026-11-23", "2026-11-23", true),
    // No 29 February in 2026: the 14th year ends with the 28th.
    ("2012-02-29", "2026-02-28", true), ("2012-02-29", "2026-03-01", false),
    ("2010-02-28", "2024-02-28", false), ("2010-03-01", "2024-02-29", true),
  ])
  func under14(birth: String, date: String, expected: Bool) throws {
    #expect(AgeRule.isUnder14(born: try day(birth), on: try day(date)) == expected)
  }

  @Test(arguments: [
    ("1981-01-01", "2026-11-23", 45), ("2026-11-23", "2026-11-23", 0), ("2026-11-24", "2026-11-23", -1),
    ("2000-02-29", "2024-02-29", 24), ("2000-02-29", "2024-02-28", 23),
  ])
  func countsCompletedYears(birth: String, date: String, years: Int) throws {
    #expect(try day(birth).age(on: try day(date)) == years)
  }
}
