import CVips
import Foundation

/// libvips, started once a process with everything switched off that a decoder of strangers' files must not have.
package enum VipsRuntime {
  /// Starts libvips where that has not happened yet.
  static func start() {
    precondition(started, "libvips does not start")
  }

  /// The version of the library we run with, such as `8.14.1`.
  package static var version: String { (0..<3).map { String(vips_version($0)) }.joined(separator: ".") }

  private static let decoding = NSLock()

  /// Runs one decoding at a time, beginning with an empty error buffer: the buffer belongs to the whole process, and
  /// what it says of a broken file decides what the applicant is told.
  package static func withOwnErrors<Result>(_ body: () throws -> Result) rethrows -> Result {
    start()
    return try decoding.withLock {
      vips_error_clear()
      return try body()
    }
  }

  private static let started: Bool = {
    // Warnings about odd files would land on stderr and break the silence of a good night.
    setenv("VIPS_WARNING", "off", 0)
    guard cvips_init("card-review") == 0 else { return false }
    // Workers are processes: a second thread in one only takes the other's core.
    vips_concurrency_set(1)
    // No picture is computed twice, so remembering operations only costs memory.
    vips_cache_set_max(0)
    // `vips_block_untrusted_set` leaves gif, tiff and others open: close all, then open what we read.
    vips_operation_block_set("VipsForeignLoad", 1)
    for loader in ["Jpeg", "Png", "Webp", "Heif"] { vips_operation_block_set("VipsForeignLoad\(loader)", 0) }
    return true
  }()
}
