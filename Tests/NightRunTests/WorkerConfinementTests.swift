import Foundation
import NightRun
import ReviewDomain
import Synchronization
import SystemCallWatch
import Testing

/// The real program's worker, which confines itself and loads its networks.
@Suite("A worker's files", .timeLimit(.minutes(20)))
final class WorkerConfinementTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "confined-\(UUID().uuidString)")

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func put(_ name: String) throws -> URL {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: TestOffice.checkout.appending(path: "samples/inbox/sample-01/portrait.jpg"), to: url)
    return url
  }

  private static let isAvailable: Bool = {
    let isAvailable = WorkerConfinement.isAvailable
    if !isAvailable {
      FileHandle.standardError.write(Data("SKIPPED: there is no Landlock here to confine workers with\n".utf8))
    }
    return isAvailable
  }()

  /// As the kernel tells of it.
  @Test("and what else it has are bounded once it has greeted: no dumps, no new privileges, a filter, little memory")
  func bounds() async throws {
    let program = ProgramFiles.located(from: try BuiltProgram.url("card-review"))
    let process = Process()
    process.executableURL = program.executable
    process.arguments = ["inspect-worker", "--networks", try #require(program.networks).path]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let greeting = try #require(try output.fileHandleForReading.read(upToCount: 1))
    #expect(greeting == Data("{".utf8))
    func lines(_ file: String) throws -> [String] {
      try String(contentsOfFile: "/proc/\(process.processIdentifier)/\(file)", encoding: .utf8)
        .split(separator: "\n").map { $0.split { " \t".contains($0) }.joined(separator: " ") }
    }
    let status = try lines("status")
    #expect(status.contains("NoNewPrivs: 1") && status.contains("Seccomp: 2"), "\(status)")
    let limits = try lines("limits")
    for limit in [
      "Max core file size 0 0 bytes", "Max file size 0 0 bytes", "Max data size 2000000000 2000000000 bytes",
    ] {
      #expect(limits.contains(limit), "\(limit): \(limits)")
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("are the pictures and folders that it is given, and no others", .enabled(if: isAvailable))
  func confined() async throws {
    let (inFolder, given, neighbour) = (try put("pictures/aa/1.jpg"), try put("own/2.jpg"), try put("own/3.jpg"))
    let jobs = [inFolder, given, neighbour].map { InspectionJob(portrait: $0, identity: nil) }
    let program = ProgramFiles.located(from: try BuiltProgram.url("card-review"))
    let pool = try Office.pool(program, workers: 1)
    #expect(try await pool.greet().isConfined == true)

    let bytes = Mutex<[Int: MeasuredValue]>([:])
    await pool.withCrew(reading: [folder.appending(path: "pictures").path, given.path]) { crew in
      await crew.inspect(jobs) { result in
        let value = (try? result.evidence.get())?.portrait["file.bytes"]?.value
        bytes.withLock { $0[result.index] = value }
      }
    }
    let found = bytes.withLock { $0 }
    #expect(found.count == 3)
    #expect(found[0]?.whyNot == nil, "a picture of the folder it is given: \(found)")
    #expect(found[1]?.whyNot == nil, "the picture it is given: \(found)")
    #expect(found[2]?.whyNot?.contains("cannot be opened") == true, "a neighbour: \(found)")
  }
}

extension MeasuredValue {
  fileprivate var whyNot: String? {
    switch self {
    case .number, .flag, .text: nil
    case .notApplicable(let why), .failed(let why): why
    }
  }
}
