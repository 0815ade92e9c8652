import Foundation
import Synchronization

/// Counts the syncs of this process. The dynamic linker gives SQLite these two in place of the C library's, which they
/// go on to call.
enum SyncCount {
  fileprivate static let total = Atomic<Int>(0)

  static var now: Int { total.load(ordering: .relaxed) }

  fileprivate typealias Sync = @convention(c) (Int32) -> Int32

  /// The next definition after this program's own.
  fileprivate static func original(_ name: String) -> Sync? {
    let next = UnsafeMutableRawPointer(bitPattern: -1)
    return dlsym(next, name).map { unsafeBitCast($0, to: Sync.self) }
  }

  fileprivate static let originalSync = original("fsync")
  fileprivate static let originalDataSync = original("fdatasync")
}

@c(fsync) public func countedSync(_ file: Int32) -> Int32 {
  SyncCount.total.add(1, ordering: .relaxed)
  return SyncCount.originalSync?(file) ?? -1
}

@c(fdatasync) public func countedDataSync(_ file: Int32) -> Int32 {
  SyncCount.total.add(1, ordering: .relaxed)
  return SyncCount.originalDataSync?(file) ?? -1
}
