import ReviewDomain

extension PhotoInspector {
  /// Everything that is measured, by upload, with the kind of value each measure gives.
  public static var measureTypes: [Subject: [MeasureName: MeasureType]] {
    func types(_ measures: [any Measure.Type]) -> [MeasureName: MeasureType] {
      Dictionary(
        measures.map { ($0.name, MeasureType(rawValue: $0.unit) ?? .number) }, uniquingKeysWith: { first, _ in first })
    }
    return [.portrait: types(MeasureRegistry.portrait), .identity: types(MeasureRegistry.identity)]
  }
}
