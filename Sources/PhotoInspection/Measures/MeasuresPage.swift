/// docs/measures.md, made from the registry so that the page cannot fall behind the measures.
package enum MeasuresPage {
  package static func render() -> String {
    render(portrait: MeasureRegistry.portrait, identity: MeasureRegistry.identity)
  }

  /// - Parameters:
  ///   - portrait: the measures taken on the photo.
  ///   - identity: the measures taken on the identity document.
  package static func render(portrait: [any Measure.Type], identity: [any Measure.Type]) -> String {
    let onPortrait = Set(portrait.map { $0.name })
    let onIdentity = Set(identity.map { $0.name })
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

      Made from `MeasureRegistry`; do not edit by hand.

      | measure | unit | what it is and how it is taken | taken on |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }
}
