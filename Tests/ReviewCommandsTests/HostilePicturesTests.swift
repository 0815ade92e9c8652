import Foundation
import NightRun
import PictureReading
import SeededRandom
import TestPictures
import Testing

/// Files that a stranger might upload, made from a good photo and put before the real program with its real workers.
@Suite("Hostile pictures", .timeLimit(.minutes(20)))
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

  /// Megabytes of the largest process that checking the files takes.
  ///
  /// Asked of a small process between: what this one starts is counted with this one's own memory, from before it becomes another.
  private static func peakMemory(of paths: [String]) async throws -> Int {
    let script = """
      import resource, subprocess, sys
      subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
      """
    let outcome = try await Program.run(
      ["photo", "check", "--workers", "2"] + paths, launcher: ["python3", "-c", script])
    return try #require(
      Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(outcome.errors)")
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
    for (suffix, data) in try otherFormats() {
      for part in [1, 5, 9] { try put("cut-\(part)\(suffix)", data.prefix(data.count * part / 10)) }
    }
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
    for (suffix, data) in try otherFormats() {
      for number in 0..<4 {
        var data = data
        for _ in 0...number {
          let place = random.below(number.isMultiple(of: 2) ? 700 : data.count)
          data[data.startIndex + place] ^= 1 << UInt8(random.below(8))
        }
        try put("flipped-\(number)\(suffix)", data)
      }
    }
    expectAnswers(try await check(), notApproved: false)
  }

  /// A good photo in the other formats that are taken.
  private func otherFormats() throws -> [String: Data] {
    let pixels = try TestPortrait.frontalCream.pixels()
    return try Dictionary(
      uniqueKeysWithValues: [".png", ".webp", ".heic"].map { ($0, Data(try TestFile(pixels, as: $0).bytes)) })
  }

  @Test("that say odd things of themselves are answered, and what they say is short")
  func metadata() async throws {
    let pixels = try TestPortrait.frontalCream.pixels()
    let texts = [
      "line-separator": "Meitu\u{2028}x", "next-line": "Meitu\u{85}x", "line-feeds": "Meitu\n\n{}\n",
      "tower": "Meitu a" + String(repeating: "\u{301}", count: 200_000),
      "escapes": "Meitu\u{1B}[31m\u{202E}",
    ]
    for (name, text) in texts {
      try put("\(name).png", Data(TestFile(pixels, as: ".png", texts: ["png-comment-0-Software": text]).bytes))
    }
    let answers = try await check()
    expectAnswers(answers, notApproved: true)
    for (name, answer) in answers {
      let evidence = answer["evidence"] as? [String: String] ?? [:]
      #expect(evidence["edit.software"]?.contains("Meitu") == true, "\(name): \(evidence)")
      #expect(evidence.values.allSatisfy { $0.unicodeScalars.count < 500 }, "\(name)")
    }
  }

  @Test("that are no pictures, or whose names lie, are answered, and no picture is approved that is none")
  func noPictures() async throws {
    try put("empty.jpg", Data())
    try put("text.jpg", Data("這不是照片\n".utf8))
    try put("zeros.jpg", Data(count: 100_000))
    try put("only-header.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    try put("program.webp", Data([0x7F, 0x45, 0x4C, 0x46]) + Data(count: 5000))
    #expect(mkfifo(folder.appending(path: "fifo.jpg").path, 0o600) == 0)
    files.append("fifo.jpg")
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

  @Test("of unusual but honest kinds are seen like the plain one")
  func kinds() async throws {
    let pixels = try TestPortrait.frontalCream.pixels()
    func put(
      _ name: String, _ suffix: String, orientation: Int? = nil, blobs: [String: [UInt8]] = [:], space: String? = nil
    ) throws {
      let file = try TestFile(pixels, as: suffix, orientation: orientation, blobs: blobs) { picture in
        try space.map { try picture.operation("colourspace", ["space": $0]) } ?? picture
      }
      try self.put(name, Data(file.bytes))
    }
    try put("plain.jpg", ".jpg[Q=92]")
    try put("cmyk.jpg", ".jpg[Q=92]", space: "cmyk")
    try put("sixteen-bits.png", ".png", space: "rgb16")
    try put("palette.png", ".png[palette=true]")
    try self.put(
      "alpha.png",
      Data(TestFile(pixels, as: ".png") { try $0.operation("bandjoin_const", ["c": "255"]) }.bytes))
    try put("broken-profile.jpg", ".jpg[Q=92]", blobs: ["icc-profile-data": [UInt8](repeating: 0x7F, count: 600)])
    try put("jpeg-named.png", ".jpg[Q=92]")
    try put("phone.heic", ".heic[Q=80]")
    for turn in 1...8 { try put("turn-\(turn).jpg", ".jpg[Q=92]", orientation: turn) }
    let link = "link.jpg"
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: link).path, withDestinationPath: "plain.jpg")
    files.append(link)
    let answers = try await check()
    expectAnswers(answers, notApproved: false)
    let plain = try #require(answers["plain.jpg"]?["measurements"] as? [String: Any])
    let height = try #require(plain["head.height"] as? Double)
    for (name, answer) in answers where !name.hasPrefix("turn-") || name == "turn-1.jpg" {
      let measured = (answer["measurements"] as? [String: Any])?["head.height"] as? Double
      #expect(abs((measured ?? 0) - height) < 0.02, "\(name): head \(measured as Any), plain \(height)")
    }
  }

  @Test("that would take gigabytes or endless time are named for it, in bounded memory")
  func bombs() async throws {
    func file(_ name: String, _ width: Int, _ height: Int, bands: Int = 1, _ suffix: String) throws {
      let size: KeyValuePairs = ["width": "\(width)", "height": "\(height)", "bands": "\(bands)"]
      let bytes = try VipsPicture.operation("black", size).encoded(as: suffix)
      try put(name, Data(bytes))
    }
    try file("bomb.png", 30_000, 30_000, ".png[bitdepth=1,compression=1]")
    try file("narrow.png", 16, 17_000, ".png")
    try file("narrow.jpg", 16, 17_000, ".jpg")
    try file("interlaced.png", 9_900, 9_900, ".png[bitdepth=1,compression=1,interlace=true]")
    try file("progressive.jpg", 9_900, 9_900, bands: 3, ".jpg[interlace=true]")
    let red = TestScene.plain(width: 900, height: 1200, red: 200, green: 40, blue: 40)
    let strip = Pixels(width: 900, height: 12_000, bytes: (0..<10).flatMap { _ in red.bytes })
    try put("animation.webp", Data(TestFile(strip, as: ".webp[page-height=1200]").bytes))
    try await putTextBomb("texts.png", chunks: 200)
    // So much as is still read.
    try await putTextBomb("some-texts.png", chunks: 15)
    let answers = try await check()
    expectAnswers(answers, notApproved: true)
    let reasons = answers.mapValues { $0["reasons"] as? [String] ?? [] }
    #expect(reasons["bomb.png"] == ["too_many_pixels"])
    #expect(reasons["texts.png"] == ["undetermined"])
    // Fewer pixels than are refused, but not decoded, so that a person decides.
    #expect(reasons["progressive.jpg"] == ["undetermined"])
    #expect(reasons["interlaced.png"] == ["no_face"])
    #expect(reasons["narrow.png"]?.contains("too_few_pixels") == true)
    #expect(reasons["narrow.jpg"]?.contains("too_few_pixels") == true)
    #expect(reasons["animation.webp"]?.contains("no_face") == true)
    // An honest photo's worker takes 300 MB.
    let peak = try await Self.peakMemory(of: files.map { folder.appending(path: $0).path })
    #expect(peak < 700, "a process took \(peak) MB")
  }

  /// A PNG of one colour with so many texts, each of a few kilobytes that inflate to eight megabytes.
  private func putTextBomb(_ name: String, chunks: Int) async throws {
    let plain = folder.appending(path: "plain-\(name)")
    try Data(TestFile(TestScene.plain(width: 900, height: 1200, red: 200, green: 40, blue: 40), as: ".png").bytes)
      .write(to: plain)
    let script = """
      import struct, sys, zlib
      plain = open(sys.argv[1], "rb").read()
      data = b"note\\0\\0" + zlib.compress(bytes(8_000_000), 9)
      chunk = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
      open(sys.argv[2], "wb").write(plain[:33] + chunk * int(sys.argv[3]) + plain[33:])
      """
    let made = try await Program.run(
      [], launcher: ["python3", "-c", script, plain.path, folder.appending(path: name).path, "\(chunks)"])
    try #require(made.status == 0, "\(made.errors)")
    files.append(name)
  }
}
