/// Reads `multipart/form-data` (RFC 7578) piece by piece, however the pieces are cut, without ever holding more than a piece and a
/// boundary's length.
package struct MultipartReader {
  package enum Event: Hashable {
    /// A part begins.
    case part(name: String, isFile: Bool)
    case data([UInt8])
    /// The part is whole.
    case end
  }

  package enum Fault: Error, Hashable {
    case noBoundary
    /// What came is not of the form, or ended too early.
    case malformed
  }

  private enum State {
    case preamble
    case headers
    case body
    case done
  }

  /// Longest head of one part; a browser's is a few hundred bytes.
  private static let longestHead = 4096

  private let delimiter: [UInt8]
  private var state = State.preamble
  private var buffer: [UInt8]

  /// - Parameter contentType: the request's header.
  package init(contentType: String) throws(Fault) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let found = contentType.firstMatch(of: /boundary="?([0-9A-Za-z'()+_,.\/:=?-]{1,70})"?/)
    else { throw .noBoundary }
    delimiter = Array("\r\n--\(found.1)".utf8)
    // The first boundary has no line end before it.
    buffer = [0x0D, 0x0A]
  }

  /// Whether the closing boundary has come.
  package var isDone: Bool { state == .done }

  /// Takes the next bytes.
  package mutating func take(_ bytes: some Sequence<UInt8>) throws(Fault) -> [Event] {
    buffer += bytes
    var events: [Event] = []
    while true {
      switch state {
      case .done:
        buffer = []
        return events
      case .preamble:
        guard let place = buffer.place(of: delimiter) else { return try keepEnd(events) }
        guard try afterDelimiter(at: place) else { return events }
      case .headers:
        guard let place = buffer.place(of: Array("\r\n\r\n".utf8)) else {
          guard buffer.count <= Self.longestHead else { throw .malformed }
          return events
        }
        guard place <= Self.longestHead, let head = String(validating: buffer[..<place], as: UTF8.self) else {
          throw .malformed
        }
        buffer.removeFirst(place + 4)
        events.append(try Self.part(head))
        state = .body
      case .body:
        guard let place = buffer.place(of: delimiter) else {
          let whole = max(0, buffer.count - delimiter.count)
          if whole > 0 {
            events.append(.data(Array(buffer[..<whole])))
            buffer.removeFirst(whole)
          }
          return events
        }
        if place > 0 {
          events.append(.data(Array(buffer[..<place])))
          buffer.removeFirst(place)
        }
        guard try afterDelimiter(at: 0) else { return events }
        events.append(.end)
      }
    }
  }

  /// Steps over a delimiter with its two bytes.
  ///
  /// - Returns: false where those have not come yet.
  private mutating func afterDelimiter(at place: Int) throws(Fault) -> Bool {
    let end = place + delimiter.count
    guard buffer.count >= end + 2 else { return false }
    switch (buffer[end], buffer[end + 1]) {
    case (UInt8(ascii: "-"), UInt8(ascii: "-")): state = .done
    case (0x0D, 0x0A): state = .headers
    default: throw .malformed
    }
    buffer.removeFirst(end + 2)
    return true
  }

  /// Before the first boundary nothing is of use but what could be its beginning.
  private mutating func keepEnd(_ events: [Event]) throws(Fault) -> [Event] {
    if buffer.count > delimiter.count { buffer.removeFirst(buffer.count - delimiter.count) }
    return events
  }

  private static func part(_ head: String) throws(Fault) -> Event {
    for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
      guard let name = line.firstMatch(of: /;\s*name="([^"]*)"/) else { throw .malformed }
      return .part(name: String(name.1), isFile: line.contains("filename"))
    }
    throw .malformed
  }
}
