import PictureReading
import ReviewDomain

extension PortraitSight {
  /// What a photo of a person is asked beside what every upload is, in the order of docs/measures.md.
  package static let measures: [any Measure<PortraitSight>.Type] = [
    FaceCount.self,
    SecondFaceArea.self,
    FaceScore.self,
    HeadHeight.self,
    HeadMarginTop.self,
    HeadMarginLeft.self,
    HeadMarginRight.self,
    HeadMarginBottom.self,
    HeadTouchesTop.self,
    HeadCutHair.self,
    BodyShoulders.self,
    EyeDistance.self,
    PoseYaw.self,
    PosePitch.self,
    PoseRoll.self,
    EyesOpen.self,
    FaceSharpness.self,
    FaceMotion.self,
    FaceBlocks.self,
    FaceSkin.self,
    FaceDark.self,
    FaceBright.self,
    FaceClipped.self,
    FaceUneven.self,
    FaceShaded.self,
    LowerFaceSkin.self,
    FaceMouthDetail.self,
    FaceCovered.self,
    EyesDark.self,
    EyesLenses.self,
    EyesDrawing.self,
    HeadgearHeight.self,
    HeadgearBreadth.self,
    HeadgearArea.self,
    HeadgearLikelihood.self,
    LooksUnsharp.self,
    LooksBadlyLit.self,
    LooksTinted.self,
    LooksCovered.self,
    LooksEyesHidden.self,
    LooksHeadgear.self,
    LooksTurned.self,
    LooksEdited.self,
    LooksWritten.self,
    LooksCutOut.self,
    LooksDefective.self,
    DocumentLikelihood.self,
    EditSoftware.self,
    EditReworked.self,
    EditSourceType.self,
    EditMonochrome.self,
    EditBorder.self,
    EditCaption.self,
    ImageHash.self,
    FaceHashMeasure.self,
    DocumentSameAsIdentity.self,
  ]

  /// Takes them all.
  package func measurements() -> [Measurement] {
    Self.measures.map { $0.measurement(reading(of: $0)) }
  }
}
