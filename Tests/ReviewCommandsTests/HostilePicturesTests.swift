import CasebookConformance
import Foundation
import NightRun
import Testing

/// Files that a stranger might upload, made from a good photo and put before the real program with its real workers.
@Suite("Hostile pictures", .timeLimit(.minutes(3)))
final class HostilePicturesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString)")
  private let photo: Data
  private var files: [String] = []

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    photo = try Data(contentsOf: Program.checkout.appending(path: "samples/inbox/sample-01/portrait.jpg"))
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func put(_ name: String, _ data: Data) throws {
    try data.write(to: folder.appending(path: name))
    files.append(name)
  }

  /// Checks all the files in one run of the program, and answers each one's object by its name.
  private func check() async throws -> [String: [String: Any]] {
    let paths = files.map { folder.appending(path: $0).path }
    let outcome = try await Program.run(["photo", "check", "--json", "--workers", "2"] + paths)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = try outcome.lines()
    try #require(lines.count == files.count, "not every file was answered")
    return Dictionary(uniqueKeysWithValues: zip(files, lines))
  }

  private func expectAnswers(_ answers: [String: [String: Any]], notApproved: Bool) {
    for (name, answer) in answers {
      let verdict = answer["verdict"] as? String ?? "none"
      #expect(["approve", "reject", "refer"].contains(verdict), "\(name): \(verdict)")
      #expect(!notApproved || verdict != "approve", "\(name) was approved")
      let reasons = answer["reasons"] as? [String] ?? []
      #expect(!reasons.contains("inspection_failed"), "\(name) brought its workers down")
    }
  }

  @Test("cut off anywhere are answered, and not approved")
  func cutOff() async throws {
    for part in 0..<24 { try put("cut-\(part).jpg", photo.prefix(photo.count * part / 24)) }
    for length in 1...8 { try put("head-\(length).jpg", photo.prefix(length)) }
    expectAnswers(try await check(), notApproved: true)
  }

  @Test("with bits flipped anywhere are answered")
  func flipped() async throws {
    var random = SplitMix64(seed: 11)
    for number in 0..<30 {
      var data = photo
      for _ in 0...(number % 6) {
        // Half of them in the header, where they do most harm.
        let place = random.below(number.isMultiple(of: 2) ? 700 : data.count)
        data[data.startIndex + place] ^= 1 << UInt8(random.below(8))
      }
      try put("flipped-\(number).jpg", data)
    }
    expectAnswers(try await check(), notApproved: false)
  }

  @Test("that are no pictures, or whose names lie, are answered, and no picture is approved that is none")
  func noPictures() async throws {
    try put("empty.jpg", Data())
    try put("text.jpg", Data("這不是照片\n".utf8))
    try put("zeros.jpg", Data(count: 100_000))
    try put("only-header.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    try put("program.webp", Data([0x7F, 0x45, 0x4C, 0x46]) + Data(count: 5000))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder.jpg"), withIntermediateDirectories: false)
    #expect(mkfifo(folder.appending(path: "fifo.jpg").path, 0o600) == 0)
    files += ["folder.jpg", "fifo.jpg"]
    expectAnswers(try await check(), notApproved: true)
  }

  @Test("of five megabytes are too large, and of a byte less are not")
  func sizes() async throws {
    for count in [4_999_999, 5_000_000, 5_000_001] {
      try put("\(count).jpg", photo + Data(count: count - photo.count))
    }
    let answers = try await check()
    let reasons = try [4_999_999, 5_000_000, 5_000_001].map { count in
      try #require(answers["\(count).jpg"]?["reasons"] as? [String])
    }
    #expect(reasons.map { $0.contains("file_too_large") } == [false, true, true])
  }
}
