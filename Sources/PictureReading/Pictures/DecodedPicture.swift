/// A picture in memory: its pixels, reduced to what faces are found in, and the way back to its native pixels.
package struct DecodedPicture: Sendable {
  /// sRGB pixels after the EXIF turn (and `turn`), on white where the picture was transparent.
  package let frame: Pixels
  /// Native pixels per frame pixel along one side: 1 where nothing was reduced.
  package let scale: Int
  /// The size of the whole picture at native scale, turned like `frame`.
  package let nativeSize: PixelSize
  /// How `frame` was turned after its EXIF turn.
  package let turn: QuarterTurn
  /// The file, for native pixels; nil for a picture that never was one.
  let encoded: EncodedPicture?

  init(frame: Pixels, scale: Int, nativeSize: PixelSize, turn: QuarterTurn, encoded: EncodedPicture?) {
    self.frame = frame
    self.scale = scale
    self.nativeSize = nativeSize
    self.turn = turn
    self.encoded = encoded
  }

  /// A picture that was never a file, such as a test's.
  package init(frame: Pixels) {
    self.init(
      frame: frame, scale: 1, nativeSize: PixelSize(width: frame.width, height: frame.height), turn: .none,
      encoded: nil)
  }

  /// The same picture turned clockwise, to be looked at again where no upright face was found.
  package func turned(_ more: QuarterTurn) -> DecodedPicture {
    DecodedPicture(
      frame: frame.turned(more), scale: scale, nativeSize: more.isSideways ? nativeSize.transposed : nativeSize,
      turn: turn + more, encoded: encoded)
  }
}
