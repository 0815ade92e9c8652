import ReviewDomain

extension Rule {
  /// How far a value lies beyond the rule's limits: 0 at the refer limit, 1 at the reject limit, negative on the good side.
  ///
  /// Between and beyond the two limits the scale is their distance. A rule with one limit has no distance; half the limit's size stands in
  /// for it. Flags and texts are 1 when they fire and -1 when not.
  ///
  /// - Returns: nil where there is no value.
  public func margin(of value: MeasuredValue) -> Double? {
    switch value {
    case .notApplicable, .failed: return nil
    case .flag, .text:
      let fires = [reject, refer].compactMap { $0?.holds(value) }
      return fires.isEmpty ? nil : (fires.contains(true) ? 1 : -1)
    case .number(let number):
      let overRefer = refer?.excess(of: number)
      let overReject = reject?.excess(of: number)
      switch (overRefer, overReject) {
      case (let refer?, let reject?):
        let distance = refer - reject
        return distance > 0 ? refer / distance : reject + 1
      case (let refer?, nil): return refer / self.refer.scale
      case (nil, let reject?): return 1 + reject / self.reject.scale
      case (nil, nil): return nil
      }
    }
  }
}

extension Band {
  /// By how much a number lies inside the band, in the measure's own unit; negative outside; nil for flags and texts.
  fileprivate func excess(of number: Double) -> Double? {
    switch self {
    case .below(let limit), .atMost(let limit): limit - number
    case .above(let limit), .atLeast(let limit): number - limit
    case .outside(let range): max(range.lowerBound - number, number - range.upperBound)
    case .flag, .oneOf, .noneOf, .names: nil
    }
  }
}

extension Band? {
  fileprivate var scale: Double {
    let size: Double =
      switch self {
      case .below(let limit), .atMost(let limit), .above(let limit), .atLeast(let limit): limit.magnitude / 2
      case .outside(let range): (range.upperBound - range.lowerBound) / 2
      case .flag, .oneOf, .noneOf, .names, nil: 1
      }
    return size > 0 ? size : 1
  }
}
