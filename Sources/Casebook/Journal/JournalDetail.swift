import ReviewDomain

/// The further facts of a journal entry as canonical JSON: one object, keys in byte order, no white space, and only the
/// escapes that JSON demands. The same facts give the same text for ever, as RFC 8785 has it.
package struct JournalDetail {
  package enum Fact {
    case text(String)
    case number(Int)
    case texts([String])
  }

  private var facts: [(key: String, fact: Fact)] = []

  /// Leaves out facts that are nil.
  package init(_ facts: KeyValuePairs<String, Fact?> = [:]) {
    for (key, fact) in facts {
      if let fact { self.facts.append((key, fact)) }
    }
    self.facts.sort { $0.key < $1.key }
  }

  package var canonicalJSON: String {
    var json = "{"
    for (index, entry) in facts.enumerated() {
      if index > 0 { json.append(",") }
      Self.append(entry.key, to: &json)
      json.append(":")
      switch entry.fact {
      case .text(let text): Self.append(text, to: &json)
      case .number(let number): json.append(String(number))
      case .texts(let texts):
        json.append("[")
        for (place, text) in texts.enumerated() {
          if place > 0 { json.append(",") }
          Self.append(text, to: &json)
        }
        json.append("]")
      }
    }
    json.append("}")
    return json
  }

  private static func append(_ text: String, to json: inout String) {
    json.append("\"")
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      json.append(text)
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &json) }
    }
    json.append("\"")
  }

  private static func append(_ scalar: Unicode.Scalar, to json: inout String) {
    switch scalar {
    case "\"": json.append("\\\"")
    case "\\": json.append("\\\\")
    case "\u{08}": json.append("\\b")
    case "\t": json.append("\\t")
    case "\n": json.append("\\n")
    case "\u{0C}": json.append("\\f")
    case "\r": json.append("\\r")
    case "\u{00}"..<"\u{20}":
      json.append("\\u00")
      json.append(Hexadecimal.text([UInt8(scalar.value)]))
    default: json.unicodeScalars.append(scalar)
    }
  }
}
