import ReviewDomain

extension PhotoInspector {
  /// Everything that is measured, by upload.
  public static var measures: [Subject: [MeasureDescription]] {
    [
      .portrait: MeasureRegistry.portrait.map { $0.description },
      .identity: MeasureRegistry.identity.map { $0.description },
    ]
  }
}

extension Measure {
  package static var description: MeasureDescription {
    MeasureDescription(name: name, unit: unit, summary: summary)
  }
}
