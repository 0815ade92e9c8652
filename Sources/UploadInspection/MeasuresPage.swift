import ReviewDomain

/// docs/measures.md, made from the measures' own descriptions so that the page cannot fall behind them.
package enum MeasuresPage {
  package static func render(_ measures: [Subject: [MeasureDescription]]) -> String {
    let portrait = measures[.portrait] ?? []
    let identity = measures[.identity] ?? []
    let onPortrait = Set(portrait.map(\.name))
    let onIdentity = Set(identity.map(\.name))
    let added = identity.filter { !onPortrait.contains($0.name) }
    let rows = (portrait + added).map { measure in
      let uploads = [(onPortrait, "portrait"), (onIdentity, "identity")].filter { $0.0.contains(measure.name) }
      let cells = [
        "`\(measure.name)`", measure.unit, measure.summary, uploads.map(\.1).joined(separator: ", "),
      ]
      return "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"
    }
    return """
      # Measures

      What is measured on the two uploads. Rules in `rules/photo.yaml` name these measures and set the limits; a measure
      that does not apply or could not be taken says why instead of giving a value, and never counts as passed.

      Made from the measures' own descriptions by `make docs`; do not edit by hand.

      | measure | unit | what it is and how it is taken | taken on |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }
}
