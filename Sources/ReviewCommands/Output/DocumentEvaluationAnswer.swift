import PhotoEvaluation

/// How well documents were read, for people.
struct DocumentEvaluationAnswer: Answer {
  let figures: DocumentFigures

  func encode(to encoder: any Encoder) throws { try figures.encode(to: encoder) }

  func text() -> String {
    var table = TextTable(header: [
      "FIELD", "DOCUMENTS", "READ RIGHT", "READ WRONG", "NOT READ", "FALSE CONTRADICTIONS",
    ])
    for row in figures.fields {
      table.add([
        row.group.map { "  \($0)" } ?? row.field.rawValue, "\(row.documents)", "\(row.right)", "\(row.wrong)",
        "\(row.notRead)", "\(row.falseContradictions)",
      ])
    }
    let missed = figures.misses.map { miss in
      let how = miss.isContradiction ? "contradicted" : miss.wasRead ? "read wrong" : "not read"
      return "  \(miss.file.strippedOfControls): \(miss.field.rawValue) \(how)\n"
    }
    return "\(figures.documents) documents, \(figures.unanswered) without an answer\n\n" + table.text()
      + (missed.isEmpty ? "\nEvery field was read right.\n" : "\nNot read right:\n" + missed.joined())
  }
}
