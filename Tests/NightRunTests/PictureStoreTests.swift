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

  private func mode(_ url: URL) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.posixPermissions] as? Int
  }
}
