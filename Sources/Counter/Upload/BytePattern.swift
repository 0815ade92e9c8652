extension [UInt8] {
  /// Where a pattern begins first, at `start` or later. Through raw memory: an upload has millions of places to look at.
  func place(of pattern: [UInt8], from start: Int = 0) -> Int? {
    withUnsafeBufferPointer { bytes in
      var start = start
      while start + pattern.count <= bytes.count {
        var index = 0
        while index < pattern.count, bytes[start + index] == pattern[index] { index += 1 }
        if index == pattern.count { return start }
        start += 1
      }
      return nil
    }
  }
}
