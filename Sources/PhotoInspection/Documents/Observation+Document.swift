import ReviewDomain

extension Observation {
  /// What rests on the lines of a document; `take` is not called where there is no picture.
  func withRecognisedLines(_ take: ([RecognisedLine], Pixels) -> Reading) -> Reading {
    withSight { sight in sight.lines.map { take($0, sight.picture.frame) } }
  }

  /// What rests on where the document lies; `take` is not called where that cannot be said.
  func withFlatDocument(_ take: (FlatDocument, Pixels) -> Reading) -> Reading {
    withSight { sight in
      sight.lines.map { _ in
        sight.flat.map { take($0, sight.picture.frame) } ?? .notApplicable("there is too little text to be a document")
      }
    }
  }

  /// What rests on what the document says.
  func withDocument(_ take: (DocumentReading) -> Reading) -> Reading {
    withSight { sight in sight.reading.map(take) }
  }

  /// The comparison of one field with the form, and what to say of each outcome.
  /// - Parameter uncompared: what is said where that field has nothing to compare, such as the last day of a card that has none.
  func withComparison(
    of field: DocumentField, uncompared: Reading = .notApplicable("nothing was typed for it"),
    match: String, contradiction: String, unread: String
  ) -> Reading {
    withSight { sight in
      guard sight.claim != nil else { return .success(.notApplicable("there is no form to compare with")) }
      return sight.comparisons.map { comparisons in
        switch comparisons.first(where: { $0.field == field })?.outcome {
        case .match: Reading(.match, match)
        case .contradiction: Reading(.contradiction, contradiction)
        case .unread: Reading(.unread, unread)
        case nil: uncompared
        }
      }
    }
  }

  private func withSight(_ take: (DocumentSight) -> Result<Reading, InferenceError>) -> Reading {
    if let fault = inferenceFault { return .failed(fault.description) }
    guard let document else { return .notApplicable("no picture could be read") }
    switch take(document) {
    case .success(let reading): return reading
    case .failure(let fault): return .failed(fault.description)
    }
  }
}

extension Reading {
  init(_ outcome: FieldOutcome, _ evidence: String) {
    self.init(.text(outcome.rawValue), evidence)
  }
}
