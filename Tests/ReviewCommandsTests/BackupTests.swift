import Casebook
import CasebookConformance
import Foundation
import GRDB
import NightRun
import Testing

@Suite("A backup", .timeLimit(.minutes(20)))
struct BackupTests {
  private let home: ProgramHome
  private let elsewhere: URL
  private var backups: URL { elsewhere.appending(path: "backups") }
  private var restored: URL { elsewhere.appending(path: "restored") }

  init() async throws {
    home = try await ProgramHome()
    elsewhere = FileManager.default.temporaryDirectory.appending(path: "elsewhere-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
  }

  private func backUp() async throws -> URL {
    let made = try await home.run("backup", backups.path, "--json")
    try #require(made.status == 0, "\(made)")
    return URL(filePath: try #require(try made.object()["folder"] as? String))
  }

  private func doctor() async throws -> String {
    try #require(
      try await home.run("doctor").output.split(separator: "\n").first { $0.contains("\tbackup\t") }.map(String.init))
  }

  @Test("is checked, restored elsewhere and goes on there; doctor knows its age")
  func roundTrip() async throws {
    #expect(try await doctor().contains("ok\tbackup\tnone"))
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    try home.put("2026-2", applicant: ["idNumber": "A223456781"])
    let folder = try await backUp()
    #expect(try await doctor().contains("ok\tbackup\tmade"))

    let again = try await Program.run(["restore", folder.path, "--home", restored.path, "--json"])
    #expect(again.status == 0, "\(again)")
    let head = try await home.run("journal", "head").output
    #expect(try await Program.run(["journal", "head", "--home", restored.path]).output == head)
    #expect(try await Program.run(["journal", "verify", "--home", restored.path]).status == 0)
    // What waited in the inbox waits there.
    #expect(try await Program.run(["intake", "--home", restored.path, "--json"]).object()["registered"] as? Int == 1)
    let mode = try FileManager.default.attributesOfItem(atPath: restored.appending(path: "review.sqlite").path)
    #expect(mode[.posixPermissions] as? Int == 0o600)

    let refused = try await Program.run(["restore", folder.path, "--home", restored.path])
    #expect(refused.status == 78 && refused.errors.contains("is not empty"), "\(refused)")
  }

  @Test("made while bundles come in loses none of them")
  func underLoad() async throws {
    for number in 1...40 {
      try home.put("2026-\(number)", applicant: ["idNumber": try Samples.person(number).text])
    }
    let path = home.folder.url.path
    async let intake = Program.run(["intake", "--home", path])
    var made: [URL] = []
    for _ in 1...3 {
      made.append(try await backUp())
      // Names tell seconds.
      try await Task.sleep(for: .milliseconds(1100))
    }
    #expect(try await intake.status == 0)
    for (place, folder) in made.enumerated() {
      let target = elsewhere.appending(path: "restored-\(place)").path
      #expect(try await Program.run(["restore", folder.path, "--home", target]).status == 0)
      #expect(try await Program.run(["intake", "--home", target]).status == 0)
      let casebook = try SQLiteCasebook(path: target + "/review.sqlite", create: false)
      #expect(try casebook.counts()[.received] == 40, "backup \(place)")
    }
  }

  @Test("of altered books or with a damaged picture is not called whole")
  func faults() async throws {
    try home.put("2026-1")
    #expect(try await home.run("intake").status == 0)
    let folder = try await backUp()
    let picture = try #require(
      FileManager.default.enumerator(at: folder.appending(path: "pictures"), includingPropertiesForKeys: nil)?
        .compactMap { $0 as? URL }.first { $0.pathExtension == "jpg" })
    try Data("other".utf8).write(to: picture)
    let damaged = try await Program.run(["restore", folder.path, "--home", restored.path])
    #expect(damaged.status == 65 && damaged.errors.contains("is damaged"), "\(damaged)")
    #expect(!FileManager.default.fileExists(atPath: restored.appending(path: "config.yaml").path))
    try alter()
    let altered = try await home.run("backup", backups.path)
    #expect(altered.status == 65 && altered.errors.contains("application.status"), "\(altered)")
    let inside = try await home.run("backup", home.folder.url.appending(path: "backups").path)
    #expect(inside.status == 78 && inside.errors.contains("lies in the home folder"), "\(inside)")
  }

  private func alter() throws {
    try home.casebook().queue.write { db in
      try db.execute(sql: "UPDATE application SET status = 'cancelled', next_decision = 2")
    }
  }
}
