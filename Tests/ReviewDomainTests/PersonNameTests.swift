import ReviewDomain
import Testing

@Suite struct PersonNameTests {
  @Test(arguments: [
    "甄健康", "測試一號", "谷辣斯‧尤達卡", "Kolas·Yotaka", "Lin, Mei-Hua", "O'Brien  Ana María", "𠮷田測", "测\u{E0100}試",
    "\u{FA19}測", "王", "\u{E000}測", "全文才balan．soqluman", "撒韻・武荖", "Kolas•Yotaka", "Đỗ Thị Đào", "𰻞測",
  ])
  func takesNamesAsTheyAre(name: String) throws {
    let kept = try PersonName(typed: name).text
    #expect(kept.unicodeScalars.elementsEqual(name.unicodeScalars))
  }

  @Test(arguments: [
    ("  甄健康\u{3000}", "甄健康"), ("甄\u{200B}健康", "甄健康"), ("\u{202E}甄健康\u{202C}", "甄健康"), ("\u{2066}甄\u{2069}", "甄"),
    ("\u{FEFF}甄健康", "甄健康"), ("\u{200E} 甄健康 \u{200F}", "甄健康"), ("甄\u{2060}健康\u{AD}", "甄健康"),
    ("甄\u{3164}健康\u{115F}", "甄健康"), ("\u{2800}甄健康\u{2800}", "甄健康"), ("甄\u{34F}健康", "甄健康"),
  ])
  func stripsWhatNobodySees(typed: String, name: String) throws {
    #expect(try PersonName(typed: typed).text == name)
  }

  @Test(arguments: injections)
  func refusesControls(payload: String) {
    for typed in ["甄\(payload)健康", "\(payload)甄健康", "甄健康\(payload)"] {
      #expect(throws: PersonNameFault.controlCharacter) { try PersonName(typed: typed) }
    }
  }

  @Test(arguments: [
    "", "   ", "\u{3000}", "\u{200B}\u{202E}", "\u{3164}", "\u{FFA0}\u{1160}", "\u{2800}", "\u{FE0F}\u{E0100}",
    "\u{34F}",
  ])
  func refusesNothing(typed: String) {
    #expect(throws: PersonNameFault.empty) { try PersonName(typed: typed) }
  }

  @Test(arguments: ["\u{3164}", "甄\u{2800}健康", "甄\u{34F}"])
  func readsBackWhatEarlierVersionsStored(name: String) {
    #expect(PersonName(stored: name).map(\.text.unicodeScalars)?.elementsEqual(name.unicodeScalars) == true)
  }

  @Test(arguments: ["", " 甄健康", "甄\n健康", "甄\u{200B}健康"])
  func readsBackNothingThatWasNeverStored(text: String) {
    #expect(PersonName(stored: text) == nil)
  }

  @Test func refusesLostCharacters() {
    #expect(throws: PersonNameFault.unreadableCharacter) { try PersonName(typed: "甄\u{FFFD}康") }
  }

  @Test func takesUpTo200Characters() throws {
    #expect(try PersonName(typed: String(repeating: "𠮷", count: 200)).text.count == 200)
    #expect(throws: PersonNameFault.tooLong) { try PersonName(typed: String(repeating: "甄", count: 201)) }
    // One Character of Swift's, but not one of anybody's name.
    #expect(throws: PersonNameFault.tooLong) { try PersonName(typed: "a" + String(repeating: "\u{301}", count: 200)) }
  }

  @Test(arguments: [
    ("甄健康", "甄○康"), ("甄康", "甄○"), ("甄", "○"), ("測試一號", "測○號"), ("Lin Mei-Hua", "L○a"), ("𠮷田測", "𠮷○測"),
    ("谷辣斯‧尤達卡", "谷○卡"), ("谷辣斯．尤達卡", "谷○卡"), ("全文才balan．soqluman", "全○n"), ("Kolas・", "K○s"), ("‧甄．健 ・", "甄○"),
    ("．", "○"),
  ])
  func masksTheMiddle(name: String, masked: String) throws {
    #expect(try PersonName(typed: name).masked == masked)
  }

  @Test(arguments: PersonNameFault.allCases)
  func everyFaultSaysWhatToDo(fault: PersonNameFault) {
    #expect(!fault.problem.isEmpty)
    #expect(fault.remedy.hasSuffix("."))
  }
}
