import PictureReading
import ReviewDomain

extension DocumentSight {
  /// What rests on the lines that were found; `take` is not called where there is no picture.
  func withFoundLines(_ take: ([TextLine], DecodedPicture) -> Reading) -> Reading {
    answer(found.flatMap { lines in source.map { take(lines, $0.picture) } })
  }

  /// What rests on how the text looks; `take` is not called where there is none.
  func withDocumentText(_ take: (DocumentText) -> Reading) -> Reading {
    withFoundLines { lines, picture in
      DocumentText(lines: lines, frame: picture.frame, scale: picture.scale).map(take)
        ?? .notApplicable("no text was found")
    }
  }

  /// What rests on the lines that were read; `take` is not called where there is no picture.
  func withRecognisedLines(_ take: ([RecognisedLine], Pixels) -> Reading) -> Reading {
    answer(lines.flatMap { lines in source.map { take(lines, $0.picture.frame) } })
  }

  /// What rests on where the document lies; `take` is not called where that cannot be said.
  func withFlatDocument(_ take: (FlatDocument, Pixels) -> Reading) -> Reading {
    withRecognisedLines { _, frame in
      flat.map { take($0, frame) } ?? .notApplicable("there is too little text to be a document")
    }
  }

  /// What rests on the portrait, nil where none is seen; `take` is not called where there is too little text to be a document.
  func withPortrait(_ take: (FaceMesh?) -> Reading) -> Reading {
    withFlatDocument { _, _ in answer(portrait.map(take)) }
  }

  /// What rests on what the document says.
  func withDocument(_ take: (ReadDocument) -> Reading) -> Reading { answer(reading.map(take)) }

  /// The comparison of one field with the form, and what to say of each outcome.
  /// - Parameter uncompared: what is said where that field has nothing to compare, such as the last day of a card that has none.
  func withComparison(
    of field: DocumentField, uncompared: Reading = .notApplicable("nothing was typed for it"),
    match: String, contradiction: String, unread: String
  ) -> Reading {
    answer(
      source.flatMap { _ in
        guard claim != nil else { return .success(.notApplicable("there is no form to compare with")) }
        return comparisons.map { comparisons in
          switch comparisons.first(where: { $0.field == field })?.outcome {
          case .match: Reading(.match, match)
          case .contradiction: Reading(.contradiction, contradiction)
          case .unread: Reading(.unread, unread)
          case nil: uncompared
          }
        }
      })
  }

  private func answer(_ reading: Result<Reading, UnreadDocument>) -> Reading {
    switch reading {
    case .success(let reading): reading
    case .failure(let unread): unread.answer
    }
  }
}

extension Reading {
  init(_ outcome: FieldOutcome, _ evidence: String) {
    self.init(.text(outcome.rawValue), evidence)
  }
}
