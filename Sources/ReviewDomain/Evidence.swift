/// The measurements of the uploads that are there to be judged.
public struct Evidence: Sendable, Hashable, Codable {
  /// Empty where only a document is looked at, as in `document check`.
  public let portrait: Measurements
  /// Nil where only the photo is looked at, as in `photo check` without `--identity`.
  public let identity: Measurements?
  /// The form's fields against the document's; what the document says only where it contradicts.
  public let comparisons: [FieldComparison]
  /// Whether the pictures are an application's, so that rules on the comparison with the rest of the casebook speak. It
  /// has to be taken away explicitly: where a night forgot to compare, the measure is missing, and that refers.
  public let hasCasebook: Bool
  /// Whether there is a form, so that rules on the comparison with it speak; taken away explicitly, too.
  public let hasForm: Bool

  public init(
    portrait: Measurements, identity: Measurements?, comparisons: [FieldComparison] = [], hasCasebook: Bool = true,
    hasForm: Bool = true
  ) {
    self.portrait = portrait
    self.identity = identity
    self.comparisons = comparisons
    self.hasCasebook = hasCasebook
    self.hasForm = hasForm
  }

  /// The same of loose pictures, which there is neither a casebook nor a form for.
  public var ofLoosePictures: Evidence {
    Evidence(portrait: portrait, identity: identity, comparisons: [], hasCasebook: false, hasForm: false)
  }

  /// The same with one more measurement of the portrait.
  public func adding(_ measurement: Measurement) -> Evidence {
    var portrait = portrait
    portrait.insert(measurement)
    return Evidence(
      portrait: portrait, identity: identity, comparisons: comparisons, hasCasebook: hasCasebook, hasForm: hasForm)
  }

  package func measurements(of subject: Subject) -> Measurements? {
    switch subject {
    case .portrait: portrait
    case .identity: identity
    }
  }

  package func offers(_ need: RuleNeed?) -> Bool {
    switch need {
    case nil: true
    case .bothUploads: identity != nil && !portrait.byName.isEmpty
    case .casebook: hasCasebook
    case .form: hasForm
    }
  }
}
