import Foundation
import Hummingbird
import Testing

/// Somebody else's service, played on a free port of the loopback address while `body` runs.
enum LoopbackService {
  /// Seconds that whoever asks one waits: as long as a whole test run may go on beside it.
  static let patience: TimeInterval = 1200

  static func run(
    _ router: Router<BasicRequestContext>, _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { continuation.yield($0.localAddress?.port ?? 0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      defer { group.cancelAll() }
      try await body(port)
    }
  }
}
