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
    #expect(home.permissionFaults() == [])
  }

  @Test("names what others may read, and how to mend it")
  func permissionFaults() throws {
    #expect(chmod(office.home.pictures.path, 0o750) == 0)
    #expect(chmod(office.home.configuration.path, 0o604) == 0)
    let faults = office.home.permissionFaults()
    #expect(Set(faults.map(\.path)) == [office.home.pictures.path, office.home.configuration.path])
    #expect(faults.allSatisfy { $0.problem.contains("chmod go= ") })
  }

  @Test("is judged by what its links lead to, not by the links")
  func links() throws {
    let elsewhere = office.home.url.appending(path: "elsewhere")
    try FileManager.default.moveItem(at: office.home.inbox, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: office.home.inbox, withDestinationURL: elsewhere)
    #expect(office.home.permissionFaults() == [])
    #expect(chmod(elsewhere.path, 0o750) == 0)
    #expect(office.home.permissionFaults().map(\.path) == [office.home.inbox.path])
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
    #expect(configuration.sender.text.contains("@"))
  }
}
