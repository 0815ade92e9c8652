import Foundation
import ReviewDomain
import SupervisorReports
import Testing

/// The HTML report in a browser. Needs Debian's chromium and chromium-driver, and axe from `make deps`.
@Suite(
  "The report's page", .timeLimit(.minutes(20)),
  .enabled(if: PageJudge.isInstalled, "apt-get install chromium chromium-driver fonts-noto-cjk; make deps"))
struct ReportPageTests {
  @Test("is sound on desk, phone and paper, in light and dark, in both languages")
  func sound() throws {
    let figures = try ReportFixtures.crowded()
    let views = try PageJudge.judge(
      [
        "zh": ReportHTML(figures, reasons: ReportFixtures.reasons, language: .chinese).text,
        "en": ReportHTML(figures, reasons: ReportFixtures.reasons, language: .english).text,
        "none": ReportHTML(try ReportFixtures.figures([]), reasons: [:], language: .chinese).text,
      ])
    #expect(views.count == 15)
    for view in views {
      #expect(view.violations.isEmpty, "\(view.page) \(view.view)")
      #expect(view.console.isEmpty && view.requested.isEmpty, "\(view.page) \(view.view)")
      #expect(view.tooWide == 0, "\(view.page) \(view.view)")
    }
  }
}

/// What a browser finds in one view of a page.
struct JudgedView: Decodable {
  let page: String
  let view: String
  /// Pixels.
  let tooWide: Int
  let requested: [String]
  let console: [String]
  let violations: [String]
}

enum PageJudge {
  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL
  private static let axe = checkout.appending(path: ".deps/axe/axe.min.js")

  static let isInstalled = ["/usr/bin/chromium", "/usr/bin/chromedriver", axe.path].allSatisfy {
    FileManager.default.fileExists(atPath: $0)
  }

  /// - Parameter pages: HTML by name. Pictures of all views are left beside them, in the folder PAGE_PICTURES names, or are removed.
  static func judge(_ pages: [String: String]) throws -> [JudgedView] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try pages.sorted { $0.key < $1.key }.map { name, html in
      let file = folder.appending(path: "\(name).html")
      try Data(html.utf8).write(to: file)
      return file.path
    }
    let pictures = ProcessInfo.processInfo.environment["PAGE_PICTURES"] ?? folder.path
    let output = folder.appending(path: "judged.json")
    try Data().write(to: output)
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "judge_page.py").path
    python.arguments = ["python3", script, axe.path, pictures] + files
    python.standardOutput = try FileHandle(forWritingTo: output)
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0, "the browser could not be asked")
    return try JSONDecoder().decode([JudgedView].self, from: Data(contentsOf: output))
  }
}
