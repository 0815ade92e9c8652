import Foundation
import NightRun
import Testing

@Suite("Copies of pictures for one person", .enabled(if: getuid() == 0, "takes root, who can be others"))
struct PrivateCopiesTests {
  private let parent: URL
  private let picture: URL

  init() throws {
    // Below /tmp, through which other users can pass.
    parent = URL(filePath: "/tmp/copies-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    picture = parent.appending(path: "picture")
    try Data("a picture".utf8).write(to: picture)
  }

  private func content(of file: URL, readBy person: uid_t) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/setpriv")
    process.arguments = ["--reuid=\(person)", "--regid=\(person)", "--clear-groups", "cat", file.path]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }

  @Test("can be read by that person and by nobody else, and are gone when they are removed")
  func readers() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    let copies = try PrivateCopies(for: 61001, in: parent)
    let copy = try copies.add(picture, as: "2026-1-photo.jpg")
    #expect(try content(of: copy, readBy: 61001) == "a picture")
    #expect(try content(of: copy, readBy: 61002) == "")
    let nobodys = try PrivateCopies(for: nil, in: parent)
    #expect(try content(of: nobodys.add(picture, as: "x"), readBy: 61001) == "")
    copies.remove()
    #expect(!FileManager.default.fileExists(atPath: copies.folder.path))
  }

  @Test("of a program that was killed go with the next")
  func sweep() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    let gone = Process()
    gone.executableURL = URL(filePath: "/bin/true")
    try gone.run()
    gone.waitUntilExit()
    func left(by process: pid_t) throws -> URL {
      let folder = parent.appending(path: "card-review-pictures-\(process)-abcdef")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return folder
    }
    let (dead, living) = (try left(by: gone.processIdentifier), try left(by: getpid()))
    _ = try PrivateCopies(for: nil, in: parent)
    #expect(!FileManager.default.fileExists(atPath: dead.path) && FileManager.default.fileExists(atPath: living.path))
  }
}
