extension Sequence {
  /// Each element that repeats none of those kept before it: of several answers for one thing the first, which is the best where they are
  /// sorted by score.
  func withoutRepeats(_ repeats: (_ later: Element, _ kept: Element) -> Bool) -> [Element] {
    reduce(into: []) { kept, element in
      if !kept.contains(where: { repeats(element, $0) }) { kept.append(element) }
    }
  }
}
