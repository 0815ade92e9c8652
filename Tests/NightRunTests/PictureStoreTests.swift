import Foundation
import NightRun
import Testing

@Suite("The picture store")
struct PictureStoreTests {
  @Test("names a picture by its SHA-256, for its owner only, and stores it once")
  func stores() throws {
    let office = try TestOffice()
    let store = PictureStore(folder: office.home.pictures)
    // FIPS 180-2's example.
    let digest = try store.store(Data("abc".utf8))
    #expect(digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let url = store.url(of: digest)
    #expect(url.path.hasSuffix("/pictures/ba/78/\(digest).jpg"))
    #expect(mode(url) == 0o600)
    #expect(mode(url.deletingLastPathComponent()) == 0o700)
    #expect(mode(url.deletingLastPathComponent().deletingLastPathComponent()) == 0o700)

    let inode = try #require(FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int)
    #expect(try store.store(Data("abc".utf8)) == digest)
    #expect(try FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int == inode)
    #expect(try FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path).count == 1)
  }

  @Test(
    "says what is wrong with a damaged picture, and heals when the same is stored again", arguments: Damage.allCases)
  func heals(damage: Damage) throws {
    let office = try TestOffice()
    let store = PictureStore(folder: office.home.pictures)
    let picture = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
    let digest = try store.store(picture)
    #expect(store.fault(of: digest) == nil)
    try damage.strike(store.url(of: digest))
    #expect(store.fault(of: digest) == damage.words)
    #expect(try store.store(picture) == digest)
    #expect(try Data(contentsOf: store.url(of: digest)) == picture)
    #expect(store.fault(of: digest) == nil)
  }

  /// What may become of a file in a store.
  enum Damage: CaseIterable {
    case emptied, halved, zeroedHead, deleted, linked

    func strike(_ file: URL) throws {
      var bytes = try Data(contentsOf: file)
      switch self {
      case .emptied: bytes = Data()
      case .halved: bytes = bytes.prefix(bytes.count / 2)
      case .zeroedHead: bytes.replaceSubrange(0..<4096, with: Data(count: 4096))
      case .deleted: return try FileManager.default.removeItem(at: file)
      case .linked:
        try FileManager.default.moveItem(at: file, to: file.appendingPathExtension("elsewhere"))
        return try FileManager.default.createSymbolicLink(
          at: file, withDestinationURL: file.appendingPathExtension("elsewhere"))
      }
      try bytes.write(to: file)
    }

    var words: String {
      switch self {
      case .emptied, .halved, .zeroedHead: "is damaged: its SHA-256 is not the one in its name"
      case .deleted: "cannot be read: No such file or directory"
      case .linked: "cannot be read: Too many levels of symbolic links"
      }
    }
  }

  private func mode(_ url: URL) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.posixPermissions] as? Int
  }
}
