import ReviewDomain

/// A labelled document with what the program read on it; without content where it gave no answer.
public struct EvaluatedDocument: Sendable {
  public let label: LabelledDocument
  public let content: DocumentContent?
  /// With its own label typed: every contradiction is a false one.
  public let comparisons: [FieldComparison]

  public init(label: LabelledDocument, content: DocumentContent?, comparisons: [FieldComparison]) {
    self.label = label
    self.content = content
    self.comparisons = comparisons
  }

  /// How a field was read; nil where the label does not tell.
  func result(of field: PrintedField) -> FieldFigures.Result? {
    func result<Value: Equatable>(_ truth: Value?, _ read: [Value]) -> FieldFigures.Result? {
      guard let truth else { return nil }
      return read.isEmpty ? .notRead : read.contains(truth) ? .right : .wrong
    }
    switch field {
    case .kind: return result(label.kind, content.flatMap { $0.kind == .unknown ? nil : [$0.kind] } ?? [])
    case .number: return result(label.number, content?.printedNumbers ?? [])
    case .birthDate: return result(label.birthDate, content?.birthDate.map { [$0.value] } ?? [])
    case .issueDate: return result(label.issueDate, content?.issueDate.map { [$0.value] } ?? [])
    case .expiryDate: return result(label.expiryDate, content?.expiryDate.map { [$0.value] } ?? [])
    case .romanisedName:
      let latin = content?.names.map(\.value.latinLetters).filter { !$0.isEmpty } ?? []
      return result(label.romanisedName?.text.latinLetters, latin)
    case .name:
      guard label.name != nil else { return nil }
      // Forms of one character are the same name, which only the comparison knows.
      if outcome(of: .name) == .match { return .right }
      return content?.names.isEmpty == false ? .wrong : .notRead
    }
  }

  /// What comparing the field gave; nil for fields that are not compared.
  func outcome(of field: PrintedField) -> FieldOutcome? {
    comparisons.first { $0.field.rawValue == field.rawValue }?.outcome
  }
}

extension DocumentContent {
  fileprivate var printedNumbers: [PrintedNumber] {
    numbers.map { .valid($0.value) } + invalidNumbers.map { .invalid($0.value) }
  }
}

extension String {
  /// Capitals without what stands between them: labels and documents set commas and hyphens apart.
  fileprivate var latinLetters: String { uppercased().filter { $0.isASCII && $0.isLetter } }
}

/// How well one field was read.
public struct FieldFigures: Sendable, Hashable, Codable {
  enum Result {
    case right
    case wrong
    case notRead
  }

  public let field: PrintedField
  /// Nil for the documents of all groups.
  public let group: String?
  public let documents: Int
  public let right: Int
  public let wrong: Int
  public let notRead: Int
  /// Contradictions of what is printed on the document itself.
  public let falseContradictions: Int
}

/// How well documents were read.
public struct DocumentFigures: Sendable, Hashable, Codable {
  /// A field that was not read right on a document.
  public struct Miss: Sendable, Hashable, Codable {
    public let file: String
    public let field: PrintedField
    /// Whether something else was read.
    public let wasRead: Bool
    public let isContradiction: Bool
  }

  public let documents: Int
  /// Without any answer.
  public let unanswered: Int
  public let fields: [FieldFigures]
  public let misses: [Miss]

  public init(_ evaluated: [EvaluatedDocument]) {
    let groups = evaluated.reduce(into: Set()) { $0.formUnion($1.label.groups) }.sorted()
    documents = evaluated.count
    unanswered = evaluated.count { $0.content == nil }
    fields = PrintedField.allCases.flatMap { field in
      [Self.figures(of: field, nil, evaluated)]
        + groups.map { group in Self.figures(of: field, group, evaluated.filter { $0.label.groups.contains(group) }) }
    }
    misses = evaluated.flatMap { document in
      PrintedField.allCases.compactMap { field in
        guard let result = document.result(of: field) else { return nil }
        let isContradiction = document.outcome(of: field) == .contradiction
        guard result != .right || isContradiction else { return nil }
        return Miss(
          file: document.label.file, field: field, wasRead: result == .wrong, isContradiction: isContradiction)
      }
    }
  }

  private static func figures(
    of field: PrintedField, _ group: String?, _ documents: [EvaluatedDocument]
  ) -> FieldFigures {
    let results = documents.compactMap { $0.result(of: field) }
    return FieldFigures(
      field: field, group: group, documents: results.count, right: results.count { $0 == .right },
      wrong: results.count { $0 == .wrong }, notRead: results.count { $0 == .notRead },
      falseContradictions: documents.count { $0.outcome(of: field) == .contradiction })
  }
}
