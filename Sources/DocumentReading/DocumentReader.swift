import PictureReading
import ReviewDomain

/// What reading documents takes beside a picture: the networks of one worker, and which characters are forms of one another.
///
/// Used by one thread only.
package final class DocumentReader {
  let networks: NetworkSet
  private var loadedVariants: CharacterVariants?

  /// - Throws: `InferenceError.networkUnusable` where the table of variants is missing: at the start, not in the middle of a night.
  package init(networks: NetworkSet) throws(InferenceError) {
    try networks.require(Self.variantFile)
    self.networks = networks
  }

  /// The forms of characters, loaded when first asked for: only documents are read.
  func variants() throws(InferenceError) -> CharacterVariants {
    if let loadedVariants { return loadedVariants }
    let table = try networks.table(Self.variantFile)
    let readable = try networks.table(TextRecogniser.characterFile)
    do {
      let loaded = try CharacterVariants(table: table, readable: readable)
      loadedVariants = loaded
      return loaded
    } catch {
      throw .networkUnusable(file: Self.variantFile, why: error.description)
    }
  }

  /// Beside the networks, written at set-up.
  package static let variantFile = "character_variants.txt"
}
