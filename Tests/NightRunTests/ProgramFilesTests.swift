import Foundation
import NightRun
import Testing

@Suite("What came with the program")
struct ProgramFilesTests {
  let office: TestOffice

  init() throws {
    office = try TestOffice()
  }

  private func make(_ path: String) throws -> URL {
    let url = office.home.url.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: url)
    return url
  }

  @Test("is found below the prefix of an installed program")
  func installed() throws {
    let program = try make("usr/bin/card-review")
    let rules = try make("usr/share/card-review/rules/reasons.yaml").deletingLastPathComponent()
    let networks = try make("usr/lib/card-review/networks/centerface.onnx").deletingLastPathComponent()
    let found = ProgramFiles.located(from: program)
    #expect(found.rules?.path == rules.path)
    #expect(found.networks?.path == networks.path)
  }

  @Test("is found in a folder above a program built in a checkout")
  func checkout() throws {
    let program = try make("checkout/.build/x86_64/release/card-review")
    let rules = try make("checkout/rules/reasons.yaml").deletingLastPathComponent()
    let networks = try make("checkout/.deps/networks/centerface.onnx").deletingLastPathComponent()
    let found = ProgramFiles.located(from: program)
    #expect(found.rules?.path == rules.path)
    #expect(found.networks?.path == networks.path)
  }

  @Test("is not made up when nothing is there, also for a relative path")
  func nothing() throws {
    let program = try make("bin/card-review")
    #expect(ProgramFiles.located(from: program).rules == nil)
    #expect(ProgramFiles.located(from: URL(filePath: "no-such-folder/card-review")).executable.path.hasPrefix("/"))
  }
}
