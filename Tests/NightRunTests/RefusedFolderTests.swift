import NightRun
import ReviewDomain
import Testing

@Suite("The reason file of a refused bundle")
struct RefusedFolderTests {
  @Test("has one line a fault, and says what to do next")
  func text() {
    let text = RefusedFolder.text(of: [
      FormFault(field: "applicant.phone", problem: "is too short", remedy: "Type all ten digits."),
      FormFault(field: "", problem: "is larger than 65536 bytes", remedy: "Send less."),
    ])
    #expect(
      text == """
        This bundle was not taken in:
        - applicant.phone is too short. Type all ten digits.
        - application.json is larger than 65536 bytes. Send less.
        Mend it and put it into inbox/ again.

        """)
  }
}
