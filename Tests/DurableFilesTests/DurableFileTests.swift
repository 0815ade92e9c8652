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

  @Test("deletes a folder that goes deeper than a path can tell of, and one that nothing may be written to")
  func removes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bundle = "\(folder)/bundle"
    mkdir(bundle, 0o700)
    // Six levels of names as long as names can be are longer than any path that the system takes; each is moved into the next.
    let name = String(repeating: "n", count: 255)
    for level in 0..<20 {
      let outer = "\(folder)/outer"
      mkdir(outer, 0o700)
      try Data().write(to: URL(filePath: "\(outer)/file \(level)"))
      #expect(rename(bundle, "\(outer)/\(name)") == 0 && rename(outer, bundle) == 0)
    }
    mkdir("\(bundle)/closed", 0o700)
    try Data().write(to: URL(filePath: "\(bundle)/closed/file"))
    chmod("\(bundle)/closed", 0)
    chmod(bundle, 0o500)
    try DurableFile.remove(bundle)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  @Test("deletes a link, never what it leads to")
  func removesLinks() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let parent = URL(filePath: folder)
    let (kept, bundle) = (parent.appending(path: "kept"), parent.appending(path: "bundle"))
    try FileManager.default.createDirectory(at: bundle, withIntermediateDirectories: false)
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: false)
    try Data("kept".utf8).write(to: kept.appending(path: "file"))
    for link in [bundle.appending(path: "link"), parent.appending(path: "link")] {
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: kept)
    }
    try DurableFile.remove(bundle.path)
    try DurableFile.remove(parent.appending(path: "link").path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["kept"])
    #expect(try Data(contentsOf: kept.appending(path: "file")) == Data("kept".utf8))
  }
}
