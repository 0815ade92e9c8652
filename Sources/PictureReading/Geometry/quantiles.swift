/// The middle value; the mean of the two middle ones for an even count.
package func median(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  let half = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
}

/// The value under which the given share of the values lies.
package func quantile(_ values: [Double], _ share: Double) -> Double {
  guard !values.isEmpty else { return 0 }
  return values.sorted()[min(values.count - 1, Int(share * Double(values.count)))]
}
