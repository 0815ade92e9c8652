import AgencyRules
import ReviewDomain
import UploadInspection

/// Everything that is measured: by the workers on the pictures, and by the night among the applications.
public enum MeasureCatalogue {
  /// By upload, in the order of docs/measures.md.
  public static let all: [Subject: [MeasureDescription]] =
    PhotoInspector.measures.merging([.portrait: [NearestPortrait.photo.description, NearestPortrait.face.description]])
  { $0 + $1 }

  /// What a rule may name.
  public static let types: MeasureTypes = all.mapValues { measures in
    Dictionary(measures.map { ($0.name, $0.values) }, uniquingKeysWith: { first, _ in first })
  }
}
