import Casebook
import Foundation
import SupervisorReports
import Testing

@Suite("Agreement of two readers")
struct AgreementTests {
  /// Of 50, both say yes to 20, neither to 15: 35 of 50 = 0.7 agree. The first says yes to 25, the second to 30. By chance, kappa expects
  /// 0.5 · 0.6 + 0.5 · 0.4 = 0.5 and is (0.7 − 0.5) / 0.5 = 0.4; AC1 expects 2 · 0.55 · 0.45 = 0.495 and is 0.205 / 0.505.
  @Test("is Gwet's AC1 and Cohen's kappa as worked out by hand")
  func byHand() {
    let agreement = Agreement(both: 20, first: 5, second: 10, neither: 15)
    #expect(agreement.reads == 50 && agreement.agreed == 35)
    #expect(agreement.kappa == 0.4)
    #expect(agreement.ac1 == 0.4059)
  }

  /// Of 40 approvals 36 agree: 0.9. The second says yes to 36. Kappa expects 1 · 0.9 and finds nothing beyond it; AC1 expects
  /// 2 · 0.95 · 0.05 = 0.095 and is 0.805 / 0.905.
  @Test("of approvals alone has an AC1, and a kappa of nothing")
  func approvalsAlone() {
    let agreement = Agreement(both: 36, first: 4)
    #expect(agreement.ac1 == 0.8895 && agreement.kappa == 0)
    #expect(Agreement(both: 40).ac1 == 1 && Agreement(both: 40).kappa == nil, "nothing to be divided")
  }

  @Test("of few is a bare count")
  func few() {
    let agreement = Agreement(both: 29)
    #expect(agreement.reads == 29 && agreement.ac1 == nil && agreement.kappa == nil)
  }

  @Test("stands in the report")
  func report() throws {
    let casebook = FactCasebook(
      try ReportFixtures.office(),
      secondReads: [
        SecondReadCount(ofMachine: true, agrees: true, number: 36),
        SecondReadCount(ofMachine: true, agrees: false, number: 4),
        SecondReadCount(ofMachine: false, agrees: true, number: 3),
      ])
    let figures = try SupervisorReport.figures(
      from: casebook, calendar: ReportFixtures.calendar(), asOf: ReportFixtures.time(ReportFixtures.monday),
      secondReads: (open: 5, disputed: 2))
    #expect(figures.secondReads.ofMachine.ac1 == 0.8895)
    #expect(figures.secondReads.ofPeople.reads == 3 && figures.secondReads.ofPeople.ac1 == nil)
    #expect(figures.secondReads.all.reads == 43 && figures.secondReads.open == 5)
    let text = ReportText(figures, reasons: [:], language: .english).text
    #expect(
      text.contains("36 of 40 (90.0 %)") && text.contains("0.8895") && text.contains("2 wait for a senior"), "\(text)")
  }
}
