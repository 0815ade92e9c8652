import Foundation

/// The bytes of an uploaded file, read once.
struct UploadedBytes {
  /// Larger files are not read: the agency's limit is 5 MB, and memory is for pixels.
  static let byteLimit = 64 << 20

  let byteCount: Int
  /// All bytes, or only the leading ones of a file above `byteLimit`.
  let bytes: [UInt8]
  var isWhole: Bool { bytes.count == byteCount }

  /// Reads a regular file; a FIFO, a device or a directory is refused without waiting for it.
  static func read(_ url: URL) throws(DecodingFault) -> UploadedBytes {
    // O_NONBLOCK: opening a FIFO without a writer would wait for ever. It means nothing to a regular file.
    let descriptor = open(url.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unavailable("cannot be opened: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unavailable(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unavailable("not a regular file") }

    let byteCount = Int(status.st_size)
    let wanted = byteCount <= byteLimit ? byteCount : PictureFormat.leadingByteCount
    var fault: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted {
        let count = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { fault = errno }
        if count <= 0 { break }
        filled += count
      }
    }
    guard fault == 0 else { throw .unavailable("cannot be read: \(String(cString: strerror(fault)))") }
    guard bytes.count == wanted else { throw .unavailable("the file shrank while it was read") }
    return UploadedBytes(byteCount: byteCount, bytes: bytes)
  }
}
