import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("An inbox on another file system", .enabled(if: Memory.isApart))
final class InboxElsewhereTests {
  let office: TestOffice
  let elsewhere = Memory.folder.appending(path: "inbox-\(UUID().uuidString)")

  init() throws {
    office = try TestOffice()
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    try FileManager.default.removeItem(at: office.home.inbox)
    try FileManager.default.createSymbolicLink(at: office.home.inbox, withDestinationURL: elsewhere)
  }

  deinit {
    try? FileManager.default.removeItem(at: elsewhere)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func faulty() throws -> TestBundle {
    var bundle = try TestBundle(1)
    bundle.form["applicationId"] = nil
    return bundle
  }

  @Test("is emptied: bundles are taken in and leave nothing behind")
  func takesIn() throws {
    try office.put(try TestBundle(1), as: "a")
    let result = try office.takeIn()
    #expect(result.registered == 1 && result.refused.isEmpty && result.stuck.isEmpty)
    #expect(try office.inbox() == [".taken-in"])
    #expect(try names(elsewhere.appending(path: ".taken-in")) == [])
  }

  @Test("loses nothing of what is refused: folders, names in Big5, links and loose files")
  func refuses() throws {
    let folder = try office.put(try faulty(), as: "a")
    let big5: [UInt8] = Array(folder.path.utf8) + [0x2F, 0xA5, 0xD3, 0]
    try #require(mkdir(big5.map(CChar.init(bitPattern:)), 0o700) == 0)
    try FileManager.default.createSymbolicLink(
      at: office.home.inbox.appending(path: "link"), withDestinationURL: office.home.url)
    try Data("x".utf8).write(to: office.home.inbox.appending(path: "loose"))
    #expect(try office.takeIn().refused.map(\.name) == ["a", "link", "loose"])
    #expect(try office.refused() == ["a", "link", "loose"])
    let refused = office.home.refused
    #expect(try Data(contentsOf: refused.appending(path: "a/portrait.jpg")) == faulty().files["portrait.jpg"])
    #expect(try names(refused.appending(path: "a")).count == 5)
    #expect(try names(refused.appending(path: "loose")) == ["loose", "refused.txt"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: refused.appending(path: "link/link").path) != "")
    #expect(try office.inbox() == [".taken-in"])
  }

  @Test("refuses once what a night had copied and not yet taken away, and clears the half of a copy")
  func diedWhileRefusing() throws {
    try office.put(try faulty(), as: "a")
    try office.takeIn()
    let refused = office.home.refused
    try FileManager.default.copyItem(at: refused.appending(path: "a"), to: elsewhere.appending(path: "a"))
    try FileManager.default.copyItem(at: refused.appending(path: "a"), to: refused.appending(path: ".unfinished"))
    try FileManager.default.createDirectory(
      at: elsewhere.appending(path: ".taken-in/b"), withIntermediateDirectories: true)
    try office.takeIn()
    #expect(try names(refused) == ["a"])
    #expect(try names(elsewhere) == [".taken-in"])
    #expect(try names(elsewhere.appending(path: ".taken-in")) == [])
  }
}

/// A file system in memory, while home folders are on a disk.
private enum Memory {
  static let folder = URL(filePath: "/dev/shm")
  static let isApart = device(folder) != nil && device(folder) != device(FileManager.default.temporaryDirectory)

  private static func device(_ url: URL) -> dev_t? {
    var status = stat()
    return stat(url.path, &status) == 0 ? status.st_dev : nil
  }
}
