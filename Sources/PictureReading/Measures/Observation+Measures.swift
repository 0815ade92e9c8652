import ReviewDomain

extension Observation {
  /// What every upload is asked, in the order of docs/measures.md.
  package static let measures: [any Measure<Observation>.Type] = [
    FileBytes.self,
    FileFormat.self,
    FileTruncated.self,
    ImageWidth.self,
    ImageHeight.self,
    ImagePixels.self,
    ImageTurned.self,
  ]

  /// Takes them all.
  package func measurements() -> [Measurement] { Self.measures.map { $0.measurement(of: self) } }
}
