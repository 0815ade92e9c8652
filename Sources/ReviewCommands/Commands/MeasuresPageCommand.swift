import ArgumentParser
import NightRun
import UploadInspection

/// Prints docs/measures.md; `make docs` writes it and CI compares.
struct MeasuresPageCommand: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures-page", abstract: "Print docs/measures.md.", shouldDisplay: false)

  func run(in context: CommandContext) async throws {
    try context.write(MeasuresPage.render(MeasureCatalogue.all))
  }
}
