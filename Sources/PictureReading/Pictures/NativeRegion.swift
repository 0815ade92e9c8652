import Foundation

/// A part of a picture, where its file has them with more pixels than the frame.
package struct NativeRegion: Sendable {
  package let pixels: Pixels
  /// The part in frame pixels, on whole ones.
  package let box: Box
  /// Pixels of the region per frame pixel: 1, 2, 4 or 8.
  package let magnification: Int
}

extension DecodedPicture {
  /// A part of the picture with at least `wanted` pixels per frame pixel, or as many as its file has. Decodes the file
  /// again only when the frame itself does not have them.
  /// - Parameter box: In frame pixels; what lies outside the frame is left away.
  /// - Returns: Nil for a box that does not touch the frame.
  package func region(_ box: Box, pixelsPerFramePixel wanted: Double) throws(DecodingFault) -> NativeRegion? {
    let left = max(box.x.rounded(.down), 0)
    let top = max(box.y.rounded(.down), 0)
    let right = min(box.maxX.rounded(.up), Double(frame.width))
    let bottom = min(box.maxY.rounded(.up), Double(frame.height))
    guard right > left, bottom > top else { return nil }
    let whole = Box(x: left, y: top, width: right - left, height: bottom - top)
    let magnification = [1, 2, 4, 8].first { $0 >= scale || Double($0) >= wanted } ?? 1
    do {
      let pixels: Pixels
      if magnification > 1, let encoded {
        let size = PixelSize(width: frame.width, height: frame.height)
        let upright = turn.inverse.apply(to: whole, in: size)
        let stored = encoded.orientation.undo(on: upright, in: turn.isSideways ? size.transposed : size)
        pixels = try encoded.decode(
          shrink: scale / magnification, part: stored.scaled(by: Double(magnification)), turn: turn)
      } else {
        pixels = try frame.withVips { try $0.cut(whole).pixels() }
      }
      return NativeRegion(pixels: pixels, box: whole, magnification: magnification)
    } catch {
      throw .unreadable("a part of it could not be read: \((error as? VipsFailure)?.detail ?? "\(error)")")
    }
  }
}

extension Box {
  /// The same box where every pixel has become `factor` pixels.
  func scaled(by factor: Double) -> Box {
    Box(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}
