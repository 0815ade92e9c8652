/// What many measures say together where each alone leaves a doubt: an additive likelihood that a photo is defective.
///
/// The weights of all measures add up, whatever reason each serves; those of one reason say how likely that reason is. The curves come from
/// `make calibrate`, or an agency's own `rules calibrate`; they are monotone on each side of what is usual, so that a worse value never
/// speaks for a photo.
public struct DoubtModel: Sendable, Hashable {
  /// What a limit costs, measured on photos of sources that the curves were not made from.
  public struct Price: Sendable, Hashable {
    /// The price holds for photos with at least so much of ``DoubtModel/pricedBy``, up to the next such number in the model.
    public let from: Double
    /// Photos with less doubt than this pass.
    public let limit: Double
    /// The share of good photos like that which pass the limit, 0 to 1.
    public let goodApproved: Double
    /// The share of defective photos like that which pass the limit, 0 to 1.
    public let defectiveApproved: Double

    public init(from: Double = 0, limit: Double, goodApproved: Double, defectiveApproved: Double) {
      self.from = from
      self.limit = limit
      self.goodApproved = goodApproved
      self.defectiveApproved = defectiveApproved
    }
  }

  /// The log-odds of a defect where no measure speaks, among as many good as defective photos.
  public let base: Double
  public let curves: [EvidenceCurve]
  /// The measure that decides which prices hold for a photo, more of it letting see more: where little is seen of a face, less doubt may
  /// pass. Nil where all photos have the same prices.
  public let pricedBy: MeasureName?
  /// By rising `from`, and those of one `from` by rising limits.
  public let prices: [Price]

  public init(base: Double, curves: [EvidenceCurve], pricedBy: MeasureName? = nil, prices: [Price]) {
    self.base = base
    self.curves = curves
    self.pricedBy = pricedBy
    self.prices = prices
  }

  /// The highest limit at which no more than a share of defective photos passes; nil where even the lowest costs more.
  ///
  /// - Parameter value: what `pricedBy` says of the photo; one that was not measured is judged as the least.
  public func limit(atMostDefective share: Double, where value: Double?) -> Double? {
    let from = value.flatMap { value in classes.last { $0 <= value } } ?? classes.first
    return prices.last { $0.from == from && $0.defectiveApproved <= share }?.limit
  }

  /// From where on photos have prices of their own, rising.
  public var classes: [Double] {
    prices.reduce(into: []) { classes, price in
      if classes.last != price.from { classes.append(price.from) }
    }
  }

  /// The measures that have a curve and no number, each as undetermined.
  func silent(about measurements: Measurements) -> [FiredBand] {
    curves.compactMap { curve in
      let value = measurements[curve.measure]?.value ?? .failed(why: "not measured")
      if case .number = value { return nil }
      return FiredBand(
        subject: .portrait, measure: curve.measure, reason: .undetermined, strength: .undetermined, value: value,
        band: nil)
    }
  }

  /// What each curve says of some measurements.
  func said(of measurements: Measurements) -> [Said] {
    curves.compactMap { curve in
      guard case .number(let number) = measurements[curve.measure]?.value else { return nil }
      let weight = curve.weight(of: number)
      return weight > 0 ? Said(curve: curve, value: number, weight: weight) : nil
    }
  }

  /// A curve with what it says of one photo.
  struct Said {
    let curve: EvidenceCurve
    let value: Double
    let weight: Double

    /// The same as a part of a judgement.
    var fired: FiredBand {
      FiredBand(
        subject: .portrait, measure: curve.measure, reason: curve.reason, strength: .doubt, value: .number(value),
        band: nil, weight: weight)
    }
  }
}
