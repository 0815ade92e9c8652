import CounterStore
import DurableFiles
import Foundation
import Logging
import NightRun
import ReviewDomain
import ServiceLifecycle
import Synchronization

/// Writes the bundles of sent applications into the inbox, each by one rename: at once when one is sent, and again every minute what
/// could not be written, or what a process that was killed had not noted as written.
///
/// A bundle that is written twice does no harm: the casebook knows its number.
package final class BundleDispatch: Service {
  private let store: any CounterStore
  private let quarantine: Quarantine
  private let inbox: URL
  private let staging: URL
  private let logger: Logger
  private let now: @Sendable () -> Date
  /// Two at once would write one bundle's files over each other.
  private let turn = Mutex(())

  package init(
    store: any CounterStore, quarantine: Quarantine, home: HomeFolder, logger: Logger,
    now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.quarantine = quarantine
    inbox = home.inbox
    staging = quarantine.folder.deletingLastPathComponent().appending(path: "bundles")
    self.logger = logger
    self.now = now
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      while !Task.isCancelled {
        await writeAll()
        try? await Task.sleep(for: .seconds(60))
      }
    }
  }

  /// Writes what waits. It blocks, so it has a thread of its own.
  package func writeAll() async {
    await withCheckedContinuation { done in
      DispatchQueue.global(qos: .userInitiated).async { [self] in
        turn.withLock { _ in
          do {
            for bundle in try store.waitingBundles() { try write(bundle) }
            try quarantine.sweep(store, at: now())
          } catch {
            logger.error("a bundle waits", metadata: ["why": "\(error)"])
          }
        }
        done.resume()
      }
    }
  }

  private func write(_ bundle: WaitingBundle) throws {
    let target = inbox.appending(path: bundle.id.text).path
    if !FileManager.default.fileExists(atPath: target) {
      try DurableFile.makeFolder(staging.path)
      let folder = staging.appending(path: bundle.id.text).path
      try? FileManager.default.removeItem(atPath: folder)
      try DurableFile.makeFolder(folder)
      try DurableFile.write(bundle.form, to: "\(folder)/application.json")
      for (file, name) in bundle.pictures {
        try DurableFile.copy(quarantine.url(of: file).path, to: "\(folder)/\(name)")
      }
      try DurableFile.syncFolder(folder)
      try DurableFile.move(folder, to: target)
      try DurableFile.syncFolder(inbox.path)
    }
    try store.bundleStands(bundle.id)
    for (file, _) in bundle.pictures { quarantine.discard(file) }
  }
}
