import AgencyRules
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("The rules that are shipped")
struct ShippedRulesFolderTests {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../rules").standardizedFileURL

  @Test("are read without a fault, and every rule names a measure that is taken")
  func areGood() throws {
    let rules = try RulesFolder(at: folder, measures: MeasureCatalogue.types)
    #expect(!rules.ruleSet.rules.isEmpty)
    #expect(rules.ruleSet.machineMayApprove)
    #expect(rules.ruleSet.sha256.count == 64)
  }

  @Test("refer a copy of somebody else's photo and never reject one")
  func duplicatesRefer() throws {
    let ruleSet = try RulesFolder(at: folder, measures: MeasureCatalogue.types).ruleSet
    let rules = ruleSet.rules.filter { $0.measure == "duplicate.nearest" }
    #expect(rules.map(\.needs) == [.casebook])
    #expect(rules.map(\.reject) == [nil])
    #expect(ruleSet.reasons["duplicate_photo"]?.machineMayReject == false)
  }

  @Test("name only reasons with a caption and an advice in Chinese")
  func reasonsSpeakChinese() throws {
    let rules = try RulesFolder(at: folder, measures: MeasureCatalogue.types)
    for reason in rules.ruleSet.reasons.values {
      let words = reason.caption + reason.advice
      #expect(words.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(reason.code)")
    }
  }

  @Test("tell apart whatever a reason can mean, and serve both uploads with no other reason that the machine tells")
  func detailsAreTold() throws {
    let rules = try RulesFolder(at: folder, measures: MeasureCatalogue.types).ruleSet
    for reason in rules.reasons.values {
      let serving = rules.rules.filter { $0.reason == reason.code }
      if !reason.details.isEmpty { #expect(serving.allSatisfy { $0.detail != nil }, "\(reason.code)") }
      // What only people tell the applicant, they tell with what they mean.
      let isTold = reason.machineMayReject || reason.mayBeMentioned
      if isTold && Set(serving.map(\.subject)).count > 1 { #expect(reason.needsDetail, "\(reason.code)") }
    }
    let unclear = try #require(rules.reasons["features_unclear"]).details.map(\.code)
    #expect(Set(unclear).isSuperset(of: ["covered", "dark_lenses", "blurred", "dark"]))
  }

  @Test("call a page of text no document, and tell nobody of a likeness that only the machine saw")
  func pagesAndCopies() throws {
    let rules = try RulesFolder(at: folder, measures: MeasureCatalogue.types).ruleSet
    let page = rules.rules.filter { $0.measure == "document.kind" && $0.refer?.holds(.text("page")) == true }
    #expect(page.map(\.reason) == ["document_missing"])
    for reason in ["duplicate_photo", "not_the_applicant", "undetermined"] as [ReasonCode] {
      #expect(rules.reasons[reason]?.mayBeMentioned == false, "\(reason)")
    }
  }

  @Test("hold a working calendar for 2025 to 2027")
  func calendarReaches() throws {
    let calendar = try RulesFolder(at: folder, measures: MeasureCatalogue.types).calendar
    #expect(calendar.firstDay.iso == "2025-01-01")
    #expect(calendar.lastDay.iso == "2027-12-31")
  }
}
