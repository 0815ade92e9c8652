import Counter
import Testing

@Suite struct MultipartReaderTests {
  private static let type = "multipart/form-data; boundary=----x1"
  private static let body = Array(
    "preamble\r\n------x1\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n------x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\u{1}\r\n------x\r\n--\r\n\r\n------x1--\r\nepilogue"
      .utf8)
  private static let file = Array("\u{1}\r\n------x\r\n--\r\n".utf8)

  @Test(arguments: [1, 2, 3, 5, 7, 11, 13, 64, 1000])
  func readsTheSameHoweverItIsCut(size: Int) throws {
    var reader = try MultipartReader(contentType: Self.type)
    var parts: [(name: String, isFile: Bool, bytes: [UInt8])] = []
    var ends = 0
    for start in stride(from: 0, to: Self.body.count, by: size) {
      for event in try reader.take(Self.body[start..<min(start + size, Self.body.count)]) {
        switch event {
        case .part(let name, let isFile): parts.append((name, isFile, []))
        case .data(let bytes): parts[parts.count - 1].bytes += bytes
        case .end: ends += 1
        }
      }
    }
    #expect(reader.isDone)
    #expect(ends == 2)
    #expect(parts.map(\.name) == ["token", "file"])
    #expect(parts.map(\.isFile) == [false, true])
    #expect(parts[0].bytes == Array("abc".utf8))
    #expect(parts[1].bytes == Self.file)
  }

  @Test func whatIsCutOffIsNotDone() throws {
    var reader = try MultipartReader(contentType: Self.type)
    _ = try reader.take(Self.body.dropLast(30))
    #expect(!reader.isDone)
  }

  @Test(arguments: [
    "application/json", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
  ])
  func refusesWhatNamesNoBoundary(type: String) {
    #expect(throws: MultipartReader.Fault.noBoundary) { try MultipartReader(contentType: type) }
  }

  @Test func refusesWhatIsMalformed() throws {
    for body in [
      "------x1\r\nContent-Type: a\r\n\r\n", "------x1xx", "------x1\r\nContent-Disposition: form-data\r\n\r\n",
      "------x1\r\n" + String(repeating: "a", count: 5000),
    ] {
      var reader = try MultipartReader(contentType: Self.type)
      #expect(throws: MultipartReader.Fault.malformed) { try reader.take(Array(body.utf8)) }
    }
  }
}
