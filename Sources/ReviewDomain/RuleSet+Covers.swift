extension RuleSet {
  /// The reasons of bands that go without saying where another stands left out, in the order of reasons.yaml.
  func uncovered(_ bands: [FiredBand]) -> [ReasonCode] {
    uncovered(bands.reduce(into: [:]) { $0[$1.reason, default: []].insert($1.subject) })
  }

  /// The codes that no other of them covers, in the order of reasons.yaml; those that it does not list last, by name.
  ///
  /// A reason covers another only on the same upload: a document that cannot be opened says nothing about the face.
  /// - Parameter codes: with the uploads each speaks of; none where that is not known.
  func uncovered(_ codes: [ReasonCode: Set<Subject>]) -> [ReasonCode] {
    let left = codes.filter { code, subjects in
      let covering = codes.filter { reasons[$0.key]?.covers.contains(code) == true }.values
      if covering.isEmpty { return true }
      return !covering.contains(where: \.isEmpty) && !subjects.isSubset(of: covering.reduce([]) { $0.union($1) })
    }
    return left.keys.sorted { (order[$0] ?? order.count, $0) < (order[$1] ?? order.count, $1) }
  }
}
