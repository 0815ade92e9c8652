import Foundation
import Testing

@Suite("The evidence sheet", .timeLimit(.minutes(20)))
struct EvidenceSheetTests {
  @Test("is a picture of both uploads and the findings, of which the journal tells")
  func sheet() async throws {
    let home = try await ProgramHome()
    try home.putSample("sample-33")
    #expect(try await home.run("run").status == 0)
    let file = home.folder.url.appending(path: "sheet.png")
    let drawn = try await home.run("show", "2026-000033", "--sheet", file.path)
    #expect(drawn.status == 0 && drawn.output.isEmpty, "\(drawn)")
    let bytes = try Data(contentsOf: file)
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // Width and height of the PNG: two squares, and words below.
    let width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
    let height = bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
    #expect(width == 1440 && height > 760, "\(width) × \(height)")
    #expect(try await home.run("access", "log").output.contains("2026-000033\tpictures"))
    let piped = home.folder.url.appending(path: "piped.png")
    _ = FileManager.default.createFile(atPath: piped.path, contents: nil)
    let printed = try await Program.run(
      ["show", "33", "--sheet", "-", "--home", home.folder.url.path], output: piped.path)
    #expect(printed.status == 0, "\(printed)")
    #expect(try Data(contentsOf: piped) == bytes)
    #expect(try await home.run("show", "33", "34", "--sheet", "-").status == 64)
  }
}
