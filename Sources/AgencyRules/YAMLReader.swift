import Yams

/// Walks one YAML file and gathers its faults with their lines, so that whoever edits it sees all of them at once.
package struct YAMLReader {
  package let file: String
  package private(set) var faults: [RuleFault] = []

  package init(file: String) {
    self.file = file
  }

  package mutating func fault(_ problem: String, at node: Node?) {
    faults.append(RuleFault(file: file, line: node?.mark?.line, problem: problem))
  }

  /// Parses the text; nil with a fault when it is no YAML mapping, or one of another schema. One that names no schema is read on, so that
  /// its other faults show too.
  package mutating func root(of text: String) -> Node.Mapping? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        fault("the file is empty", at: nil)
        return nil
      }
      guard let mapping = node.mapping else {
        fault("expected `key: value` lines at the top level", at: node)
        return nil
      }
      let schema = mapping["schema"]
      if schema?.plainNumber == 1 { return mapping }
      fault("expected `schema: 1` (this version knows no other)", at: schema ?? node)
      return schema == nil ? mapping : nil
    } catch let error as YamlError {
      faults.append(Self.fault(of: error, in: file))
    } catch {
      fault("not YAML: \(error)", at: nil)
    }
    return nil
  }

  /// Names every key that is not one of `known`.
  package mutating func refuseUnknownKeys(of mapping: Node.Mapping, known: Set<String>) {
    for (key, _) in mapping where !known.contains(key.string ?? "") {
      let list = known.sorted().joined(separator: ", ")
      fault("unknown key `\(key.string ?? "?")`; known here: \(list)", at: key)
    }
  }

  package mutating func text(_ key: String, of mapping: Node.Mapping, in parent: Node) -> String? {
    guard let node = mapping[key] else {
      fault("`\(key)` is missing", at: parent)
      return nil
    }
    guard let text = node.scalar?.string, !text.allSatisfy(\.isWhitespace) else {
      fault("`\(key)` must be a text", at: node)
      return nil
    }
    return text
  }

  /// - Parameter fallback: the value when the key is absent; nil makes the key compulsory.
  package mutating func flag(_ key: String, of mapping: Node.Mapping, in parent: Node, fallback: Bool? = nil) -> Bool? {
    guard let node = mapping[key] else {
      if fallback == nil { fault("`\(key)` is missing", at: parent) }
      return fallback
    }
    guard let flag = node.bool else {
      fault("`\(key)` must be true or false", at: node)
      return nil
    }
    return flag
  }

  package mutating func number(_ node: Node, of key: String) -> Double? {
    guard let number = node.plainNumber else {
      fault("`\(key)` must be a number in plain digits, such as 0.5 or -12", at: node)
      return nil
    }
    return number
  }

  /// - Returns: nil with a fault where the key is absent or no number.
  package mutating func number(_ key: String, of mapping: Node.Mapping, in parent: Node) -> Double? {
    guard let node = mapping[key] else {
      fault("`\(key)` is missing", at: parent)
      return nil
    }
    return number(node, of: key)
  }

  /// A number from 0 to 1.
  package mutating func share(_ key: String, of mapping: Node.Mapping, in parent: Node) -> Double? {
    guard let number = number(key, of: mapping, in: parent) else { return nil }
    guard (0...1).contains(number) else {
      fault("`\(key)` must be a share from 0 to 1, such as 0.005", at: mapping[key])
      return nil
    }
    return number
  }

  package mutating func texts(_ key: String, of mapping: Node.Mapping) -> [String]? {
    guard let node = mapping[key] else { return [] }
    guard let list = node.sequence else {
      fault("`\(key)` must be a list in brackets", at: node)
      return nil
    }
    for entry in list where entry.scalar == nil { fault("`\(key)` may hold nothing but texts", at: entry) }
    return list.compactMap { $0.scalar?.string }
  }

  /// The entries of the list under `key`, each a mapping.
  package mutating func entries(_ key: String, of mapping: Node.Mapping) -> [(node: Node, mapping: Node.Mapping)] {
    guard let list = mapping[key]?.sequence else {
      fault("`\(key)` must be a list of entries, each beginning with a hyphen", at: mapping[key])
      return []
    }
    var entries: [(Node, Node.Mapping)] = []
    for node in list {
      if let entry = node.mapping {
        entries.append((node, entry))
      } else {
        fault("expected `key: value` lines under the hyphen", at: node)
      }
    }
    return entries
  }

  private static func fault(of error: YamlError, in file: String) -> RuleFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return RuleFault(file: file, line: mark.line, problem: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return RuleFault(
        file: file, line: context.mark.line,
        problem: "key written twice: \(duplicates.joined(separator: ", "))")
    default:
      return RuleFault(file: file, line: nil, problem: "not YAML: \(error)")
    }
  }
}

extension Node {
  /// A finite number in plain decimal digits; nil for anything else. YAML 1.1 takes 5:00 for 300 and 0755 for 493.
  package var plainNumber: Double? {
    guard let text = scalar?.string, text.wholeMatch(of: /[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil,
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }
}
