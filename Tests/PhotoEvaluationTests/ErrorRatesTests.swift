import PhotoEvaluation
import Testing

@Suite("Error rates")
struct ErrorRatesTests {
  @Test("are nought where the scores part good from bad")
  func parted() throws {
    let rates = try #require(ErrorRates(good: [-2, -1, 0], bad: [1, 2, 3]))
    #expect(rates.equalErrorRate == 0)
    #expect(rates.threshold == 1)
    #expect(rates.errorAtOnePercentAccepted == 0)
  }

  @Test("are a half where the scores say nothing")
  func blind() throws {
    let rates = try #require(ErrorRates(good: [1, 2, 3, 4], bad: [1, 2, 3, 4]))
    #expect(rates.equalErrorRate == 0.5)
    #expect(rates.errorAtOnePercentAccepted == 1)
  }

  @Test("cross where as many good ones are flagged as bad ones pass")
  func crossing() throws {
    let rates = try #require(ErrorRates(good: [0, 1, 2, 5], bad: [3, 6, 7, 8]))
    #expect(rates.equalErrorRate == 0.25)
    #expect(rates.threshold == 5)
    #expect(rates.errorAtOnePercentAccepted == 0.25)
  }

  @Test("count a picture without an answer as an error")
  func unanswered() throws {
    let rates = try #require(ErrorRates(good: [0, nil], bad: [1, nil]))
    #expect(rates.equalErrorRate == 0.5)
    #expect(rates.errorAtOnePercentAccepted == 1)
  }

  @Test("are not there without pictures")
  func none() {
    #expect(ErrorRates(good: [], bad: [1]) == nil)
    #expect(ErrorRates(good: [1], bad: []) == nil)
  }
}
