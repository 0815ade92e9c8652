import Foundation
import Testing

/// Homes that cannot be opened, asked for by the real program without the rights that make root a friend of every file.
@Suite("A home folder that cannot be opened", .timeLimit(.minutes(20)))
struct HomeAccessTests {
  private static let isRoot = getuid() == 0
  private static let withoutPrivileges =
    isRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner,-chown"] : []
  private let home: ProgramHome

  init() async throws {
    home = try await ProgramHome()
  }

  private func ask(_ command: String...) async throws -> Program.Outcome {
    try await Program.run(command + ["--home", home.folder.url.path], launcher: Self.withoutPrivileges)
  }

  @Test(
    "because it is somebody else's is said to be theirs, and nobody is sent to init",
    .enabled(if: isRoot), arguments: ["", "config.yaml", "review.sqlite"])
  func somebodyElses(item: String) async throws {
    let path = home.folder.url.appending(path: item).path
    #expect(chown(path, 12345, 12345) == 0)
    for command in ["status", "run", "init", "doctor"] {
      let outcome = try await ask(command)
      #expect(outcome.status == 77, "\(command): \(outcome)")
      #expect(outcome.errors.contains("belongs to uid-12345"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("init"), "\(outcome.errors)")
    }
  }

  @Test("because its configuration is gone is not taken for one to be made, and init leaves it alone")
  func lostConfiguration() async throws {
    try FileManager.default.removeItem(at: home.folder.configuration)
    for command in ["status", "run", "init"] {
      let outcome = try await ask(command)
      #expect(outcome.status == 78, "\(command): \(outcome)")
      #expect(outcome.errors.contains("config.yaml is gone"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("card-review init"), "\(outcome.errors)")
    }
    #expect(!home.folder.exists)
  }
}
