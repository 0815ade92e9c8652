import CounterStore
import Foundation
import NightRun

extension HomeFolder {
  /// The counter's store, made where there is none.
  ///
  /// - Throws: `CounterStoreError`.
  func counterStore() throws -> SQLiteCounterStore {
    try SQLiteCounterStore(path: url.appending(path: "counter.sqlite").path)
  }

  /// The embedded register of insured persons, made where there is none.
  ///
  /// - Throws: `CounterStoreError`.
  func registry() throws -> SQLiteInsuredRegistry {
    try SQLiteInsuredRegistry(path: url.appending(path: "registry.sqlite").path)
  }
}
