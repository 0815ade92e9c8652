import Foundation
import NightRun
import ReviewDomain
import Synchronization
import SystemCallWatch
import Testing

/// The real program's worker, which confines itself and loads its networks.
@Suite("A worker's files", .timeLimit(.minutes(2)))
final class WorkerConfinementTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "confined-\(UUID().uuidString)")

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func put(in name: String) throws -> URL {
    let url = folder.appending(path: "\(name)/portrait.jpg")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: TestOffice.checkout.appending(path: "samples/inbox/sample-01/portrait.jpg"), to: url)
    return url
  }

  @Test("are the pictures that it is there for, and nobody else's", .enabled(if: WorkerConfinement.isAvailable))
  func confined() async throws {
    let jobs = [
      InspectionJob(portrait: try put(in: "pictures/aa"), identity: nil),
      InspectionJob(portrait: try put(in: "others"), identity: nil),
    ]
    let program = ProgramFiles.located(from: try BuiltProgram.url("card-review"))
    let pool = try Office.pool(program, workers: 1)
    #expect(try await pool.greet().isConfined == true)

    let bytes = Mutex<[Int: MeasuredValue]>([:])
    await pool.withCrew(reading: [folder.appending(path: "pictures").path]) { crew in
      await crew.inspect(jobs) { result in
        let value = (try? result.evidence.get())?.portrait["file.bytes"]?.value
        bytes.withLock { $0[result.index] = value }
      }
    }
    let found = bytes.withLock { $0 }
    #expect(found[0]?.whyNot == nil, "its own picture: \(found)")
    #expect(found[1]?.whyNot?.contains("cannot be opened") == true, "another's picture: \(found)")
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
