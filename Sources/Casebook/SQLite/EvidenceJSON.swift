import ReviewDomain

/// Evidence as the JSON text that it is stored as: byte for byte what Foundation's encoder writes of it with sorted keys
/// and plain slashes, and what its decoder reads again.
///
/// By hand, because of all that a night writes evidence is by far the most, and the general encoder took more time than
/// the rest of the transaction.
package struct EvidenceJSON {
  /// UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// - Returns: nil where a number is infinite or none at all: JSON has no way to write it.
  package init?(_ evidence: Evidence) {
    bytes.reserveCapacity(8192)
    add(#"{"comparisons":"#)
    addList(evidence.comparisons) { $0.add($1) }
    add(#","hasCasebook":\#(evidence.hasCasebook),"hasForm":\#(evidence.hasForm)"#)
    if let identity = evidence.identity {
      add(#","identity":"#)
      guard add(identity) else { return nil }
    }
    add(#","portrait":"#)
    guard add(evidence.portrait) else { return nil }
    add("}")
  }

  private mutating func add(_ comparison: FieldComparison) {
    add(#"{"field":"#)
    addText(comparison.field.rawValue)
    add(#","outcome":"#)
    addText(comparison.outcome.rawValue)
    if let readText = comparison.readText {
      add(#","readText":"#)
      addText(readText)
    }
    add("}")
  }

  /// - Returns: whether every number could be written.
  private mutating func add(_ measurements: Measurements) -> Bool {
    var isWhole = true
    addList(measurements.sorted) { json, measurement in
      json.add(#"{"evidence":"#)
      json.addText(measurement.evidence)
      json.add(#","name":"#)
      json.addText(measurement.name.rawValue)
      json.add(#","unit":"#)
      json.addText(measurement.unit)
      json.add(#","value":{"#)
      if !json.add(measurement.value) { isWhole = false }
      json.add("}}")
    }
    return isWhole
  }

  private mutating func add(_ value: MeasuredValue) -> Bool {
    switch value {
    case .number(let number):
      guard number.isFinite else { return false }
      add(#""number":"#)
      add(number.description)
      if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
    case .flag(let flag): add(#""flag":\#(flag)"#)
    case .text(let text):
      add(#""text":"#)
      addText(text)
    case .notApplicable(let why):
      add(#""notApplicable":"#)
      addText(why)
    case .failed(let why):
      add(#""failed":"#)
      addText(why)
    }
    return true
  }

  private mutating func addList<Element>(_ list: [Element], _ element: (inout Self, Element) -> Void) {
    add("[")
    for (index, member) in list.enumerated() {
      if index > 0 { add(",") }
      element(&self, member)
    }
    add("]")
  }

  /// Adds a text in quotes.
  private mutating func addText(_ text: String) {
    add("\"")
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      add(text)
    } else {
      addEscaping(text)
    }
    add("\"")
  }

  private mutating func addEscaping(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): add("\\\"")
      case UInt8(ascii: "\\"): add("\\\\")
      case 0x08: add("\\b")
      case 0x09: add("\\t")
      case 0x0A: add("\\n")
      case 0x0C: add("\\f")
      case 0x0D: add("\\r")
      case 0..<0x20: add("\\u00" + Hexadecimal.text([byte]))
      default: bytes.append(byte)
      }
    }
  }

  private mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
