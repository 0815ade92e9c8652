import CLinux

/// How much free memory at the heap's end the C library keeps for this process.
///
/// By default it is 128 KB. SQLite takes and frees somewhat more than that for every application that is recorded, so
/// that half of a night's time in the casebook went into giving those pages back to the kernel and having them cleared
/// again.
enum HeapTrimming {
  /// Sets it to 16 MB, once.
  static let isRare: Void = {
    _ = mallopt(M_TRIM_THRESHOLD, 16 << 20)
  }()
}
