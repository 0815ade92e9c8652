import Foundation
import NightRun
import Testing

@Suite("The home folder")
struct HomeFolderTests {
  let office: TestOffice

  init() throws {
    office = try TestOffice()
  }

  private func mode(_ url: URL) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.posixPermissions] as? Int
  }

  @Test("is for its owner only, from the start")
  func modes() {
    let home = office.home
    for folder in [home.url, home.inbox, home.refused, home.pictures, home.outbox, home.reports] {
      #expect(mode(folder) == 0o700, "\(folder.path)")
    }
    #expect(mode(home.configuration) == 0o600)
    #expect(mode(home.casebook) == 0o600)
    #expect(home.faults() == [])
  }

  @Test("names what others may read, and how to mend it")
  func faults() throws {
    #expect(chmod(office.home.pictures.path, 0o750) == 0)
    #expect(chmod(office.home.configuration.path, 0o604) == 0)
    let faults = office.home.faults()
    #expect(Set(faults.map(\.path)) == [office.home.pictures.path, office.home.configuration.path])
    #expect(faults.allSatisfy { $0.problem.contains("chmod go= ") })
  }

  @Test("names what is missing, or is no folder")
  func missing() throws {
    let home = office.home
    for folder in [home.inbox, home.refused, home.pictures] { try FileManager.default.removeItem(at: folder) }
    try Data().write(to: home.pictures)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.pictures.path)
    #expect(Set(home.faults().map(\.path)) == Set([home.inbox, home.refused, home.pictures].map(\.path)))
    #expect(home.faults().allSatisfy { $0.problem.contains("make it: mkdir -m 700 ") })
  }

  @Test("is healthy behind a link, and with a part behind one")
  func linked() throws {
    let elsewhere = office.home.url.appendingPathExtension("elsewhere")
    defer { try? FileManager.default.removeItem(at: elsewhere) }
    try FileManager.default.moveItem(at: office.home.inbox, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: office.home.inbox, withDestinationURL: elsewhere)
    #expect(office.home.faults() == [])
    let link = office.home.url.appendingPathExtension("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: office.home.url)
    defer { try? FileManager.default.removeItem(at: link) }
    #expect(HomeFolder(link).faults() == [])
    #expect(chmod(elsewhere.path, 0o755) == 0)
    #expect(HomeFolder(link).faults().map(\.path) == [HomeFolder(link).inbox.path])
  }

  @Test("names what a run by another user left, with what to do", .enabled(if: getuid() == 0))
  func owners() throws {
    let inner = office.home.pictures.appending(path: "ab")
    try FileManager.default.createDirectory(at: inner.appending(path: "cd"), withIntermediateDirectories: true)
    try Data().write(to: office.home.lock)
    for path in [inner.path, inner.path + "/cd", office.home.lock.path] { #expect(chown(path, 12345, 12345) == 0) }
    try office.put(try TestBundle(1), as: "sent by somebody else")
    #expect(chown(office.home.inbox.path + "/sent by somebody else", 12345, 12345) == 0)
    let faults = office.home.faults()
    #expect(Set(faults.map(\.path)) == [inner.path, office.home.lock.path])
    #expect(faults.contains { $0.problem.hasPrefix("belongs to uid-12345 and 1 other(s) in ") })
    #expect(faults.allSatisfy { $0.problem.contains("run: chown -R root ") })
  }

  @Test("is not worked in by anybody but its owner", .enabled(if: getuid() == 0))
  func foreignCaller() throws {
    #expect(throws: Never.self) { try office.home.refuseForeignCaller() }
    #expect(chown(office.home.url.path, 12345, 12345) == 0)
    try FileManager.default.removeItem(at: office.home.reports)
    #expect(throws: HomeFault.self) { try office.home.create() }
    #expect(!FileManager.default.fileExists(atPath: office.home.reports.path))
  }

  @Test("keeps the configuration that is there when made again")
  func madeAgain() throws {
    try Data("mine".utf8).write(to: office.home.configuration)
    try office.home.create()
    #expect(try Data(contentsOf: office.home.configuration) == Data("mine".utf8))
  }

  @Test("cannot be made where a file is in the way")
  func inTheWay() throws {
    let file = office.home.url.appending(path: "file")
    try Data().write(to: file)
    #expect(throws: HomeFault.self) { try HomeFolder(file.appending(path: "home")).create() }
  }

  @Test("starts with a configuration that is good")
  func goodTemplate() throws {
    let configuration = try Configuration(at: office.home.configuration)
    #expect(configuration.rules == nil)
    #expect(configuration.workers == nil)
    #expect(configuration.mail.sender.text.contains("@"))
  }
}
