import DurableFiles
import Foundation
import Testing

@Suite("Durable files")
struct DurableFileTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "durable-\(UUID().uuidString)").path

  init() throws {
    try DurableFile.makeFolder(folder)
  }

  func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("are for their owner only")
  func modes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try DurableFile.write(Data("a".utf8), to: folder + "/a")
    #expect(try mode(of: folder + "/a") == 0o600)
    #expect(try mode(of: folder) == 0o700)
  }

  @Test("are never written over by write or moveKeeping")
  func keep() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try DurableFile.write(Data("a".utf8), to: folder + "/a")
    #expect(throws: FileFault.self) { try DurableFile.write(Data("b".utf8), to: folder + "/a") }
    try DurableFile.write(Data("c".utf8), to: folder + "/c")
    #expect(throws: FileFault.self) { try DurableFile.moveKeeping(folder + "/c", to: folder + "/a") }
    #expect(FileManager.default.contents(atPath: folder + "/a") == Data("a".utf8))
  }

  @Test("are replaced whole, leaving nothing else behind")
  func replace() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try DurableFile.replace(folder + "/a", with: Data("a".utf8))
    try DurableFile.replace(folder + "/a", with: Data("longer".utf8))
    #expect(FileManager.default.contents(atPath: folder + "/a") == Data("longer".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
  }

  @Test("say what failed, where and why")
  func fault() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/missing/a"
    let fault = #expect(throws: FileFault.self) { try DurableFile.write(Data(), to: path) }
    #expect(fault?.description == "cannot create \(path): No such file or directory")
  }
}
