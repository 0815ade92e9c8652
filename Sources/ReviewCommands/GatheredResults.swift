/// What was made of results, in the order of the jobs, whatever the order in which workers finish.
actor GatheredResults<Value: Sendable> {
  private var found: [Int: Value] = [:]

  var inOrder: [Value] { found.sorted { $0.key < $1.key }.map(\.value) }

  /// - Returns: how many there are now.
  @discardableResult
  func add(_ value: Value, at index: Int) -> Int {
    found[index] = value
    return found.count
  }
}
