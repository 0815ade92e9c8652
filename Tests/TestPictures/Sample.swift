import Foundation
import PictureReading

/// Test pictures, and variants of a good one with one fault each.
package enum Sample: String, CaseIterable, Sendable {
  case good, goodOnWhite, turnedHead, twoPeople
  case maskedFace, darkLenses, brimmedHat, cutCrown, distantPerson, emptySuit, specimenCard, heldCard
  case blurred, dark, bright, leaning, upsideDown, cutSide, cutChin, faceOnly, litFromOneSide, litFromAbove
  case cutOtherSide, hairAtTopEdge, narrowGapAbove, tallHair, colouredCap, busyBackground
  case smeared, recompressed, usualCompression
  case whiteEyes, skinOverEyes, oneEyeUnderAPad, handAtCheek, underBlueFilter, underGreenFilter
  case captioned, captionedAslant, writtenAcross, marked, decorated, headAlone, hairCutOff
  case darkCard, blurredCard, distantCard, shiningCard, cutCard, cardWithoutPortrait, remoteCard

  package func pixels() throws -> Pixels {
    let portrait = TestPortrait.frontalCream
    let picture = try portrait.pixels()
    let truth = portrait.truth
    let eyeDistance = truth.eyes[0].distance(to: truth.eyes[1])
    return switch self {
    case .good: picture
    case .goodOnWhite: try TestPortrait.frontalWhite.pixels()
    case .turnedHead: try TestPortrait.turnedHead.pixels()
    case .twoPeople: try TestPortrait.twoPeople.pixels()
    case .maskedFace: try TestDefectPicture.maskedFace.pixels()
    case .darkLenses: try TestDefectPicture.darkLenses.pixels()
    case .brimmedHat: try TestDefectPicture.brimmedHat.pixels()
    case .cutCrown: try TestDefectPicture.cutCrown.pixels()
    case .distantPerson: try TestDefectPicture.distantPerson.pixels()
    case .emptySuit: try TestDefectPicture.emptySuit.pixels()
    case .specimenCard: try TestDefectPicture.specimenCard.pixels()
    case .heldCard: try TestDefectPicture.heldCard.pixels()
    case .blurred: try picture.blurred(sigma: 0.08 * eyeDistance)
    case .cutOtherSide: try picture.cropped(x: 0, y: 0, width: Int(truth.eyes[1].x), height: picture.height)
    case .hairAtTopEdge:
      try picture.cropped(
        x: 0, y: Int(truth.top + 0.15 * eyeDistance), width: picture.width,
        height: picture.height - Int(truth.top + 0.15 * eyeDistance))
    case .narrowGapAbove:
      try picture.cropped(
        x: 0, y: Int(truth.top) - 8, width: picture.width, height: picture.height - Int(truth.top) + 8)
    case .tallHair:
      // Room is added above, so that the hair stays inside the picture.
      try picture.bordered(top: 80, colour: Array(picture.bytes.prefix(3))).painted(
        centre: Point(x: truth.chin.x, y: truth.top + 80), halfWidth: 0.9 * eyeDistance, halfHeight: 1.9 * eyeDistance,
        colour: [46, 36, 32])
    case .colouredCap:
      picture.painted(
        centre: Point(x: truth.chin.x, y: truth.top + 0.55 * eyeDistance), halfWidth: 1.05 * eyeDistance,
        halfHeight: 0.75 * eyeDistance, colour: [40, 70, 180])
    case .busyBackground:
      picture.withBackdrop(try TestScene.patches(width: picture.width, height: picture.height))
    case .hairCutOff:
      try picture.cropped(
        x: 0, y: Int(truth.top + 0.65 * eyeDistance), width: picture.width,
        height: picture.height - Int(truth.top + 0.65 * eyeDistance))
    case .whiteEyes:
      truth.eyes.reduce(picture) { picture, eye in
        picture.painted(
          centre: eye, halfWidth: 0.36 * eyeDistance, halfHeight: 0.24 * eyeDistance, colour: [246, 248, 250])
      }
    case .skinOverEyes:
      truth.eyes.reduce(picture) { picture, eye in
        picture.painted(
          centre: eye, halfWidth: 0.36 * eyeDistance, halfHeight: 0.2 * eyeDistance, colour: [205, 160, 135])
      }
    case .oneEyeUnderAPad:
      picture.painted(
        centre: truth.eyes[0], halfWidth: 0.45 * eyeDistance, halfHeight: 0.35 * eyeDistance, colour: [228, 220, 208])
    case .handAtCheek:
      picture.withHand(
        palm: truth.chin + Point(x: 0.9 * eyeDistance, y: -0.7 * eyeDistance), breadth: 0.9 * eyeDistance, angle: -0.2)
    case .underBlueFilter: try picture.tinted(red: 0.55, green: 0.8, blue: 1.3)
    case .underGreenFilter: try picture.tinted(red: 0.6, green: 1.1, blue: 0.7)
    case .captioned:
      try picture.captioned(
        "for card use only", x: picture.width / 12, y: picture.height - Int(0.9 * eyeDistance),
        height: Int(0.5 * eyeDistance), colour: [250, 250, 250])
    case .captionedAslant:
      try picture.captioned(
        "for card use only", x: picture.width / 8, y: Int(truth.chin.y + 0.5 * eyeDistance),
        height: Int(0.4 * eyeDistance), angle: -20, colour: [200, 60, 40])
    case .writtenAcross:
      try picture.captioned(
        "SPECIMEN", x: Int(truth.chin.x - 0.85 * eyeDistance), y: Int(truth.eyes[0].y - 0.75 * eyeDistance),
        height: Int(0.25 * eyeDistance), colour: [200, 60, 40])
    case .marked:
      try picture.captioned(
        "58.com", x: picture.width - Int(1.4 * eyeDistance), y: picture.height - Int(0.5 * eyeDistance),
        height: Int(0.25 * eyeDistance), colour: [250, 250, 250])
    case .decorated:
      // Ears, a nose and hearts, as filter programs put them on.
      [-1.0, 1.0].reduce(picture) { picture, side in
        let ear = Point(x: truth.chin.x + side * 0.8 * eyeDistance, y: truth.top)
        let cheek = truth.eyes[side < 0 ? 0 : 1] + Point(x: side * 0.1 * eyeDistance, y: 0.6 * eyeDistance)
        return
          picture
          .painted(centre: ear, halfWidth: 0.35 * eyeDistance, halfHeight: 0.5 * eyeDistance, colour: [60, 40, 50])
          .painted(centre: ear, halfWidth: 0.2 * eyeDistance, halfHeight: 0.32 * eyeDistance, colour: [250, 170, 190])
          .painted(centre: cheek, halfWidth: 0.2 * eyeDistance, halfHeight: 0.14 * eyeDistance, colour: [250, 90, 140])
      }.painted(
        centre: (truth.eyes[0] + truth.eyes[1] + truth.chin) * (1.0 / 3), halfWidth: 0.16 * eyeDistance,
        halfHeight: 0.11 * eyeDistance, colour: [30, 20, 25])
    case .headAlone:
      picture.painted(
        centre: Point(x: truth.chin.x, y: Double(picture.height)), halfWidth: Double(picture.width),
        halfHeight: Double(picture.height) - truth.chin.y, colour: [255, 255, 255])
    case .smeared: try picture.motionBlurred(length: Int(0.3 * eyeDistance))
    case .recompressed: try picture.recompressed(quality: 3)
    case .usualCompression: try picture.recompressed(quality: 30)
    case .dark: try picture.exposed(gain: 0.2)
    case .bright: try picture.exposed(gain: 3)
    case .leaning: try picture.rotated(degrees: 20)
    case .upsideDown: try picture.rotated(degrees: 180)
    case .cutSide:
      try picture.cropped(
        x: Int(truth.eyes[0].x), y: 0, width: picture.width - Int(truth.eyes[0].x), height: picture.height)
    case .cutChin: try picture.cropped(x: 0, y: 0, width: picture.width, height: Int(truth.chin.y - 0.3 * eyeDistance))
    case .faceOnly: try picture.cropped(x: 0, y: 0, width: picture.width, height: Int(truth.chin.y + 0.3 * eyeDistance))
    case .litFromOneSide:
      try picture.cropped(x: 250, y: 0, width: 270, height: 800).unevenlyLit(share: 0.1)
    case .litFromAbove:
      // On its side, so that the light falls off from the crown to the neck.
      try picture.cropped(x: 200, y: 150, width: 370, height: 320).rotated(degrees: -90).unevenlyLit(share: 0.1)
        .unevenlyLit(share: 0.1).rotated(degrees: 90)
    case .shiningCard:
      try TestDefectPicture.specimenCard.pixels().exposed(gain: 0.75).litBySpot(at: Point(x: 700, y: 500), radius: 140)
    case .cutCard: try TestDefectPicture.specimenCard.pixels().cropped(x: 0, y: 0, width: 560, height: 877)
    case .cardWithoutPortrait:
      // A thumb lies on it.
      try TestDefectPicture.specimenCard.pixels().painted(
        centre: Point(x: 1098, y: 370), halfWidth: 130, halfHeight: 150, colour: [214, 170, 150])
    case .darkCard: try TestDefectPicture.specimenCard.pixels().exposed(gain: 0.2)
    case .blurredCard: try TestDefectPicture.specimenCard.pixels().blurred(sigma: 4)
    case .remoteCard:
      try TestDefectPicture.specimenCard.pixels().resized(by: 0.16).placed(onWidth: 700, height: 500, x: 200, y: 150)
    case .distantCard:
      try TestDefectPicture.specimenCard.pixels().resized(by: 0.45).placed(onWidth: 1300, height: 1000, x: 300, y: 300)
    }
  }
}
