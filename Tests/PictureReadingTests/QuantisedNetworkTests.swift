import Foundation
import PictureReading
import TestPictures
import Testing

/// Networks as set-up rounds them, those of text beside those they were made of.
@Suite struct QuantisedNetworkTests {
  private static let deps = networksFolder.deletingLastPathComponent()
  private static let names = ["text_detection", "text_recognition"]

  /// The networks with those of text as they came.
  private static func whole() throws -> NetworkSet {
    let folder = FileManager.default.temporaryDirectory.appending(path: "networks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: networksFolder, to: folder)
    for name in names {
      let file = folder.appending(path: "\(name).onnx")
      try FileManager.default.removeItem(at: file)
      try FileManager.default.copyItem(at: deps.appending(path: "float/\(name).onnx"), to: file)
    }
    let networks = try NetworkSet(folder: folder)
    // Both are loaded only when something is read.
    _ = try letters(readWith: networks)
    return networks
  }

  /// What each line says, less its signs: brackets come wide or narrow.
  private static func letters(readWith networks: NetworkSet) throws -> Set<String> {
    let card = try TestDefectPicture.specimenCard.pixels()
    let lines = try networks.textLines(in: card, look: .reading)
    let read = try networks.read(lines, in: DecodedPicture(frame: card)).lines
    return Set(read.map { $0.text.filter { $0.isLetter || $0.isNumber } })
  }

  @Test func readWhatTheWholeOnesRead() throws {
    let rounded = try Self.letters(readWith: NetworkSet(folder: networksFolder))
    #expect(rounded.count >= 5)
    #expect(try rounded.symmetricDifference(Self.letters(readWith: Self.whole())).isEmpty)
  }

  @Test(arguments: names + ["face_recognition"])
  func areRounded(name: String) throws {
    let file = try Data(contentsOf: networksFolder.appending(path: "\(name).onnx"))
    #expect(file.range(of: Data("FakeQuantize".utf8)) != nil)
  }

  @Test func areNotMadeWithTheRangesOfAnother() throws {
    let packaging = Self.deps.deletingLastPathComponent().appending(path: "packaging")
    let target = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).onnx")
    let errors = Pipe()
    let converter = Process()
    converter.executableURL = URL(filePath: "/usr/bin/env")
    converter.arguments = [
      "python3", packaging.appending(path: "onnx_quantise.py").path,
      Self.deps.appending(path: "float/text_detection.onnx").path,
      packaging.appending(path: "text_recognition.ranges.json").path, target.path,
    ]
    converter.standardError = errors
    try converter.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    converter.waitUntilExit()
    #expect(converter.terminationStatus == 65)
    #expect(said.contains("which") && said.contains("text_recognition.ranges.json"), "\(said)")
    #expect(!FileManager.default.fileExists(atPath: target.path))
  }
}
