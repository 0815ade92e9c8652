import Foundation
import NightRun
import Testing

/// Bundles as other users and other programs may leave them, taken in by the real program without the rights that make root a friend
/// of every file.
@Suite("Bundles with odd permissions and names", .timeLimit(.minutes(20)))
struct InboxPermissionTests {
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
  }

  private static let isRoot = getuid() == 0
  /// Starts a program that may do no more to files than their modes allow.
  private static let withoutPrivileges =
    isRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner,-chown"] : []

  private func takeIn() async throws -> [String: Any] {
    let outcome = try await Program.run(
      ["intake", "--json", "--home", home.folder.url.path], launcher: Self.withoutPrivileges)
    try #require([0, 65].contains(outcome.status), "\(outcome)")
    return try outcome.object()
  }

  private func put(_ number: Int, as name: String) throws -> String {
    let persons = ["A123456789", "A223456781", "B123456780", "F131104093"]
    try home.put("2026-\(number)", as: name, applicant: ["idNumber": persons[number - 1]])
    return home.folder.inbox.appending(path: name).path
  }

  private func left() throws -> [String] {
    let takenIn = home.folder.url.appending(path: ".taken-in").path
    return try home.folder.waitingBundles() + FileManager.default.contentsOfDirectory(atPath: takenIn)
  }

  @Test("are taken in and deleted though their sender left them, or folders in them, without leave to write")
  func readOnly() async throws {
    let (closed, withFolder, shut) = (try put(1, as: "closed"), try put(2, as: "with-folder"), try put(3, as: "shut"))
    try FileManager.default.createDirectory(atPath: withFolder + "/deep/deeper", withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: withFolder + "/deep/deeper/note.txt"))
    for path in [withFolder + "/deep/deeper", withFolder + "/deep", closed] { chmod(path, 0o555) }
    chmod(shut, 0)
    let result = try await takeIn()
    #expect(result["registered"] as? Int == 3, "\(result)")
    #expect(try left().isEmpty)
  }

  @Test("are refused though their sender left them without leave to write")
  func readOnlyAndFaulty() async throws {
    let faulty = try put(1, as: "faulty")
    try FileManager.default.removeItem(atPath: faulty + "/portrait.jpg")
    chmod(faulty, 0o555)
    #expect(try await (takeIn()["refused"] as? [Any])?.count == 1)
    #expect(try left().isEmpty)
    #expect(try home.folder.refusedBundles() == ["faulty"])
  }

  @Test("of another user are named and stop nobody else's", .enabled(if: isRoot))
  func ofAnotherUser() async throws {
    let foreign = try put(1, as: "foreign")
    _ = try put(2, as: "own")
    let faulty = try put(3, as: "foreign-and-faulty")
    try FileManager.default.removeItem(atPath: faulty + "/portrait.jpg")
    for path in [foreign, faulty] { #expect(chown(path, 12345, 12345) == 0) }
    for night in 1...2 {
      let result = try await takeIn()
      let stuck = try #require(result["stuck"] as? [[String: String]])
      #expect(Set(stuck.map { $0["name"] ?? "" }) == ["foreign", "foreign-and-faulty"], "night \(night)")
      #expect(stuck.allSatisfy { $0["problem"]?.contains("cannot be taken out of the inbox") == true })
      #expect(result["registered"] as? Int == (night == 1 ? 2 : 0))
      #expect(result["alreadyKnown"] as? Int == (night == 1 ? 0 : 1))
    }
    let words = try await Program.run(["intake", "--home", home.folder.url.path], launcher: Self.withoutPrivileges)
    #expect(words.output.contains("\tforeign cannot be taken out of the inbox"), "\(words.output)")
    #expect(try home.folder.waitingBundles().sorted() == ["foreign", "foreign-and-faulty"])
  }

  @Test("and the longest of names are refused, also a second time")
  func longNames() async throws {
    for name in [String(repeating: "n", count: 255), String(repeating: "健", count: 85)] {
      for _ in 1...2 {
        try FileManager.default.removeItem(atPath: try put(1, as: name) + "/portrait.jpg")
        #expect(try await (takeIn()["refused"] as? [Any])?.count == 1)
        try Data("no bundle".utf8).write(to: home.folder.inbox.appending(path: name))
        #expect(try await (takeIn()["refused"] as? [Any])?.count == 1)
      }
    }
    #expect(try left().isEmpty)
    #expect(try home.folder.refusedBundles().count == 8)
  }

  @Test("and names that are no UTF-8 are taken in, also where the name they get is taken")
  func undecodableNames() async throws {
    // 健保 in Big5.
    let name: [CChar] = [0xB0, 0xB7, 0xAB, 0x4F].map(CChar.init(bitPattern:))
    let undecodable = Array(home.folder.inbox.path.utf8CString.dropLast() + [CChar(UInt8(ascii: "/"))] + name + [0])
    // Their SHA-256. The faulty first bundle shows in refused/ that it is this name.
    let mended = "undecodable-2e0180934f5b58ec"
    try FileManager.default.removeItem(atPath: try put(1, as: "decodable") + "/portrait.jpg")
    let decodable = home.folder.inbox.appending(path: "decodable").path
    #expect(rename(decodable, undecodable) == 0)
    _ = try await takeIn()
    #expect(try home.folder.refusedBundles() == [mended])
    _ = try put(2, as: mended)
    #expect(rename(try put(3, as: "decodable"), undecodable) == 0)
    #expect(try await takeIn()["registered"] as? Int == 2)
    #expect(try left().isEmpty)
  }
}
