import ReviewDomain
import Testing

@Suite struct PictureFileTests {
  @Test(arguments: ["portrait.jpg", "證件 正面.HEIC", "a", "-x.png", "a.b.c", "com1", "%2e%2e"])
  func takesPlainNames(name: String) throws {
    #expect(try PictureFile(typed: name).name == name)
  }

  @Test(arguments: [
    ("", PictureFileFault.empty), ("/etc/passwd", .path), ("a/b.jpg", .path), ("..", .path), ("../x.jpg", .path),
    ("a\\b.jpg", .path), ("a..jpg", .path), (".", .hidden), (".hidden.jpg", .hidden), ("a\0.jpg", .controlCharacter),
    ("a\n.jpg", .controlCharacter), ("a\u{1B}[2J.jpg", .controlCharacter), ("gpj.\u{202E}exe", .controlCharacter),
    ("application.json", .form), ("Application.JSON", .form), (String(repeating: "a", count: 256), .tooLong),
    (String(repeating: "證", count: 86), .tooLong),
  ])
  func refusesWhatCouldLeaveTheBundle(name: String, fault: PictureFileFault) {
    #expect(throws: fault) { try PictureFile(typed: name) }
  }

  @Test func takes255Bytes() {
    #expect(throws: Never.self) { try PictureFile(typed: String(repeating: "證", count: 85)) }
  }

  @Test(arguments: PictureFileFault.allCases)
  func everyFaultSaysWhatToDo(fault: PictureFileFault) {
    #expect(!fault.problem.isEmpty)
    #expect(fault.remedy.hasSuffix("."))
  }
}
