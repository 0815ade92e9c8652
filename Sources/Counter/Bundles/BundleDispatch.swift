import CounterStore
import DurableFiles
import Foundation
import Logging
import NightRun
import ReviewDomain
import ServiceLifecycle

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
  /// One after the other: two at once would write one bundle's files over each other.
  private let queue = DispatchQueue(label: "bundles", qos: .userInitiated)

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
        await sweep()
        try? await Task.sleep(for: .seconds(60))
      }
    }
  }

  /// Writes what waits.
  package func writeAll() async {
    await blocking(on: queue) { [self] in
      do {
        for bundle in try store.waitingBundles() { try write(bundle) }
      } catch {
        logger.error("a bundle waits", metadata: ["why": "\(error)"])
      }
    }
  }

  private func sweep() async {
    await blocking(on: queue) { [self] in
      do {
        try quarantine.sweep(store, at: now())
      } catch {
        logger.error("left-over uploads stay", metadata: ["why": "\(error)"])
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
      for picture in bundle.pictures {
        try DurableFile.copy(quarantine.url(of: picture.file).path, to: "\(folder)/\(picture.name)")
      }
      try DurableFile.syncFolder(folder)
      try DurableFile.move(folder, to: target)
      try DurableFile.syncFolder(inbox.path)
    }
    try store.bundleStands(bundle.id)
    for picture in bundle.pictures { quarantine.discard(picture.file) }
  }
}
