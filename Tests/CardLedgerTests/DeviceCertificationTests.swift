import CardLedger
import Foundation
import SeededRandom
import Testing

@Suite struct DeviceCertificationTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  @Test func aCodeCertifiesOnceWithinItsTime() {
    let (issued, action) = DeviceCertification.none.after(.codeAsked, at: now)
    let until = now.addingTimeInterval(600)
    #expect(issued == .issued(until: until, triesLeft: 5))
    #expect(action == .issueCode(until: until))
    #expect(issued.after(.codeGiven(isRight: true), at: until.addingTimeInterval(-1)) == (.none, .certify))
    #expect(DeviceCertification.none.after(.codeGiven(isRight: true), at: now) == (.none, .refuse))
  }

  @Test func aLapsedCodeIsVoid() {
    let issued = DeviceCertification.issued(until: now, triesLeft: 5)
    #expect(issued.after(.codeGiven(isRight: true), at: now) == (.none, .refuse))
  }

  @Test func afterFiveWrongTriesTheRightCodeIsVoid() {
    var state = DeviceCertification.none.after(.codeAsked, at: now).state
    for left in [4, 3, 2, 1] {
      state = state.after(.codeGiven(isRight: false), at: now).state
      #expect(state == .issued(until: now.addingTimeInterval(600), triesLeft: left))
    }
    state = state.after(.codeGiven(isRight: false), at: now).state
    #expect(state == .none)
    #expect(state.after(.codeGiven(isRight: true), at: now).action == .refuse)
  }

  @Test func askingAgainGivesANewCodeItsWholeTime() {
    let (state, _) = DeviceCertification.issued(until: now, triesLeft: 1).after(.codeAsked, at: now)
    #expect(state == .issued(until: now.addingTimeInterval(600), triesLeft: 5))
  }

  @Test func codesAreReadHoweverTheyAreTyped() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let code = DeviceCode(using: &random)
      #expect(code.text.count == 8)
      #expect(DeviceCode(typed: code.text) == code)
      #expect(DeviceCode(typed: " \(code.text.prefix(4).lowercased())-\(code.text.suffix(4)) ") == code)
    }
    for text in ["", "ABCDEFG", "ABCDEFGHJ", "ABCDEFG0", "ABCDEFGI", "ABCDEFG碼"] {
      #expect(DeviceCode(typed: text) == nil)
    }
  }
}
