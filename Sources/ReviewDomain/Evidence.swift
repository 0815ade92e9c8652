/// The measurements of the uploads that are there to be judged.
public struct Evidence: Sendable, Hashable, Codable {
  public let portrait: Measurements
  /// Nil where only the photo is looked at, as in `photo check` without `--identity`.
  public let identity: Measurements?
  /// Whether the pictures are an application's, so that rules on the comparison with the rest of the casebook speak. It
  /// has to be taken away explicitly: where a night forgot to compare, the measure is missing, and that refers.
  public let hasCasebook: Bool

  public init(portrait: Measurements, identity: Measurements?, hasCasebook: Bool = true) {
    self.portrait = portrait
    self.identity = identity
    self.hasCasebook = hasCasebook
  }

  /// The same of loose pictures, which there is no casebook for.
  public var withoutCasebook: Evidence {
    Evidence(portrait: portrait, identity: identity, hasCasebook: false)
  }

  /// The same with one more measurement of the portrait.
  public func adding(_ measurement: Measurement) -> Evidence {
    var portrait = portrait
    portrait.insert(measurement)
    return Evidence(portrait: portrait, identity: identity, hasCasebook: hasCasebook)
  }

  func measurements(of subject: Subject) -> Measurements? {
    switch subject {
    case .portrait: portrait
    case .identity: identity
    }
  }

  func offers(_ need: RuleNeed?) -> Bool {
    switch need {
    case nil: true
    case .bothUploads: identity != nil
    case .casebook: hasCasebook
    }
  }
}
