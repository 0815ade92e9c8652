import DocumentReading
import FaceComparison
import PictureReading
import PortraitMeasures
import ReviewDomain

extension PhotoInspector {
  /// Everything that is measured, by upload.
  public static var measures: [Subject: [MeasureDescription]] {
    let ofBoth = Observation.measures.map { $0.description }
    return [
      .portrait: ofBoth + PortraitSight.measures.map { $0.description } + [LikenessToLastPhoto.description],
      .identity: ofBoth + DocumentSight.measures.map { $0.description } + [IdentityLikeness.description],
    ]
  }
}
