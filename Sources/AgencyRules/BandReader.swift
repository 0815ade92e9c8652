import ReviewDomain
import Yams

extension YAMLReader {
  /// Reads one band, such as `{ below: 0.12 }` or `{ one_of: [a, b] }`.
  mutating func band(_ key: String, of rule: Node.Mapping) -> Band? {
    guard let node = rule[key] else { return nil }
    let forms = "one of below, at_most, above, at_least, outside, is, one_of, none_of, names"
    guard let mapping = node.mapping, mapping.count == 1,
      let (nameNode, value) = mapping.first.map({ ($0.key, $0.value) })
    else {
      fault("`\(key)` must hold exactly \(forms), such as { below: 0.1 }", at: node)
      return nil
    }
    switch nameNode.string {
    case "below": return number(value, of: "below").map(Band.below)
    case "at_most": return number(value, of: "at_most").map(Band.atMost)
    case "above": return number(value, of: "above").map(Band.above)
    case "at_least": return number(value, of: "at_least").map(Band.atLeast)
    case "outside": return range(value)
    case "is":
      guard let flag = value.bool else {
        fault("`is` must be true or false", at: value)
        return nil
      }
      return .flag(flag)
    case "one_of": return texts("one_of", of: mapping).map(Band.oneOf)
    case "names": return texts("names", of: mapping).map(Band.names)
    case "none_of": return texts("none_of", of: mapping).map(Band.noneOf)
    default:
      fault("unknown band `\(nameNode.string ?? "?")`; use \(forms)", at: nameNode)
      return nil
    }
  }

  private mutating func range(_ node: Node) -> Band? {
    let ends = node.sequence?.compactMap(\.plainNumber) ?? []
    guard ends.count == 2, node.sequence?.count == 2, ends[0] <= ends[1] else {
      fault("`outside` must be two numbers in brackets, the lower one first, such as [-12, 12]", at: node)
      return nil
    }
    return .outside(ends[0]...ends[1])
  }
}
