import CLinux
import Foundation

/// The limits a worker sets on itself before it touches a picture.
enum WorkerLimits {
  /// Private writable memory, bytes. OpenVINO maps much address space, so the limit is on data, not on the address space; a 100 Mpx
  /// picture decoded whole needs about 300 MB.
  static let data: rlim_t = 2_000_000_000
  /// No worker writes a file larger than an annotated picture.
  static let fileSize: rlim_t = 256_000_000

  static func apply() {
    set(RLIMIT_CORE, 0)
    set(RLIMIT_DATA, data)
    set(RLIMIT_FSIZE, fileSize)
    // The worker goes when its parent does, and cannot gain privileges.
    _ = clinux_die_with_parent()
    _ = clinux_bar_new_privileges()
    _ = clinux_bar_dumps()
  }

  private static func set(_ resource: __rlimit_resource, _ value: rlim_t) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
