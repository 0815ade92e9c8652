import Foundation

extension DurableFile {
  /// The next name in an open folder, as bytes that end with 0, since names need be no UTF-8; `.` and `..` are left out.
  ///
  /// - Parameter path: the folder, told of in errors.
  /// - Returns: nil at the end.
  /// - Throws: `FileFault` where the folder cannot be read on: what is left in it must not pass for nothing.
  package static func nextName(in listing: OpaquePointer, _ path: String) throws(FileFault) -> [CChar]? {
    while true {
      errno = 0
      guard let entry = readdir(listing) else {
        guard errno == 0 else { throw FileFault("read", path) }
        return nil
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.bindMemory(to: CChar.self).prefix { $0 != 0 }) }
      if name != [0x2E] && name != [0x2E, 0x2E] { return name + [0] }
    }
  }
}
