import PhotoEvaluation
import ReviewDomain
import Testing

@Suite("The margin of a rule")
struct RuleMarginTests {
  func rule(reject: Band?, refer: Band?) -> Rule {
    Rule(subject: .portrait, measure: "head.height", reason: "portrait_too_small", reject: reject, refer: refer)
  }

  @Test(
    "is 0 at the refer limit and 1 at the reject limit",
    arguments: [(0.3, -0.5), (0.2, 0), (0.1, 0.5), (0.0, 1), (-0.2, 2)])
  func bothLimits(value: Double, margin: Double) throws {
    let found = try #require(rule(reject: .below(0), refer: .below(0.2)).margin(of: .number(value)))
    #expect(abs(found - margin) < 1e-9)
  }

  @Test("of a range grows to both sides", arguments: [(0.0, -1.5), (10.0, 0), (-20.0, 1.5), (20.0, 1.5)])
  func range(value: Double, margin: Double) throws {
    let limits = rule(reject: .outside(-16.666_666_666_666_668...16.666_666_666_666_668), refer: .outside(-10...10))
    let found = try #require(limits.margin(of: .number(value)))
    #expect(abs(found - margin) < 1e-9)
  }

  @Test("of a single limit is scaled by half its size")
  func oneLimit() {
    #expect(rule(reject: nil, refer: .above(4)).margin(of: .number(6)) == 1)
    #expect(rule(reject: .above(4), refer: nil).margin(of: .number(4)) == 1)
    #expect(rule(reject: .above(4), refer: nil).margin(of: .number(0)) == -1)
  }

  @Test("of a flag says whether it fires")
  func flags() {
    #expect(rule(reject: .flag(true), refer: nil).margin(of: .flag(true)) == 1)
    #expect(rule(reject: .flag(true), refer: nil).margin(of: .flag(false)) == -1)
    #expect(rule(reject: .noneOf(["jpeg"]), refer: nil).margin(of: .text("gif")) == 1)
  }

  @Test("is not there without a value")
  func noValue() {
    #expect(rule(reject: .below(1), refer: nil).margin(of: .failed(why: "test")) == nil)
    #expect(rule(reject: .below(1), refer: nil).margin(of: .notApplicable(why: "test")) == nil)
  }
}
