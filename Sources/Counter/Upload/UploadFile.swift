import CardLedger
import CounterStore
import DurableFiles
import Foundation

/// One upload on its way to disk, removed again unless it turns out to be a picture.
final class UploadFile {
  /// In the quarantine.
  let name = SecretToken().text
  private let url: URL
  private let handle: FileHandle
  private var written = 0
  private var isKept = false

  /// One after the other, so that however many come at once, one of them is in memory.
  private static let queue = DispatchQueue(label: "uploads", qos: .userInitiated)

  /// - Throws: `FileFault`.
  init(in quarantine: Quarantine) throws {
    url = quarantine.url(of: name)
    let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileFault("create", url.path) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  deinit { if !isKept { unlink(url.path) } }

  var isEmpty: Bool { written == 0 }
  var isTooLarge: Bool { written >= Quarantine.limit }

  /// What is beyond the limit is counted, not kept.
  func write(_ bytes: some Collection<UInt8>) throws {
    written += bytes.count
    if written <= Quarantine.limit { try handle.write(contentsOf: Data(bytes)) }
  }

  /// Blanks the place where the picture was taken, and has all of it on disk.
  ///
  /// - Returns: nil for what is none of the formats, which is removed.
  func keep() async throws -> UploadFormat? {
    try handle.close()
    let format = try await blocking(on: Self.queue) { [url] in try Self.cleaned(url) }
    isKept = format != nil
    return format
  }

  private static func cleaned(_ url: URL) throws -> UploadFormat? {
    var bytes = [UInt8](try Data(contentsOf: url))
    guard let format = UploadFormat(firstBytes: bytes) else { return nil }
    LocationRemoval.blank(&bytes, format: format)
    let handle = try FileHandle(forUpdating: url)
    try handle.write(contentsOf: bytes)
    try handle.synchronize()
    try handle.close()
    return format
  }
}
