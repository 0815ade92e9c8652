/// Which measures are taken on which upload, in the order of docs/measures.md.
package enum MeasureRegistry {
  package static let portrait: [any Measure.Type] =
    file + face + [
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

  package static let identity: [any Measure.Type] =
    file + [
      DocumentPresent.self,
      DocumentSharpness.self,
      DocumentLineHeight.self,
      DocumentDark.self,
      DocumentGlare.self,
      DocumentCropped.self,
      DocumentKindMeasure.self,
      DocumentMRZ.self,
      DocumentKindMatches.self,
      DocumentNumberMatches.self,
      DocumentNameMatches.self,
      DocumentBirthMatches.self,
      DocumentExpired.self,
      DocumentAgeFits.self,
    ]

  /// What every upload is asked.
  private static let file: [any Measure.Type] = [
    FileBytes.self,
    FileFormat.self,
    FileTruncated.self,
    ImageWidth.self,
    ImageHeight.self,
    ImagePixels.self,
    ImageTurned.self,
  ]

  /// What a photo of a person is asked.
  private static let face: [any Measure.Type] = [
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
    LooksCutOut.self,
    LooksDefective.self,
  ]
}
