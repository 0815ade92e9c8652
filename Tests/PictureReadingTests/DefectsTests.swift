import PictureReading
import TestPictures
import Testing

/// Other tests rest on the defect makers, so that they do what their names say is tested here.
@Suite struct DefectsTests {
  private let scene: Pixels

  init() throws {
    scene = try TestScene.patches(width: 200, height: 160)
  }

  private func mean(_ picture: Pixels, columns: Range<Int>) -> Double {
    var sum = 0
    for y in 0..<picture.height {
      for index in columns.lowerBound * 3..<columns.upperBound * 3 {
        sum += Int(picture.bytes[3 * y * picture.width + index])
      }
    }
    return Double(sum) / Double(3 * columns.count * picture.height)
  }

  /// Black and white stripes of three pixels.
  private func stripes(upright: Bool) -> Pixels {
    var bytes: [UInt8] = []
    for y in 0..<60 {
      for x in 0..<60 { bytes += repeatElement((upright ? x : y) / 3 % 2 == 0 ? 0 : 255, count: 3) }
    }
    return Pixels(width: 60, height: 60, bytes: bytes)
  }

  /// The range of values away from the edges.
  private func contrast(_ picture: Pixels) -> Int {
    var inner: [UInt8] = []
    for y in 15..<45 {
      let row = 3 * 60 * y
      inner += picture.bytes[row + 45..<row + 135]
    }
    return Int(inner.max() ?? 0) - Int(inner.min() ?? 0)
  }

  @Test func blursTakeDetailAway() throws {
    for upright in [true, false] {
      #expect(contrast(try stripes(upright: upright).blurred(sigma: 3)) < 40)
      #expect(contrast(try stripes(upright: upright).withLostDetail(factor: 6)) < 80)
    }
    #expect(contrast(try stripes(upright: true).motionBlurred(length: 6)) < 40)
    #expect(contrast(try stripes(upright: false).motionBlurred(length: 6)) > 240)
  }

  @Test func lightChangesBrightness() throws {
    let brightness = mean(scene, columns: 0..<200)
    #expect(abs(mean(try scene.exposed(gain: 0.5), columns: 0..<200) - brightness / 2) < 2)
    let uneven = try scene.unevenlyLit(share: 0.3)
    #expect(mean(uneven, columns: 0..<10) > 0.9 * mean(scene, columns: 0..<10))
    #expect(mean(uneven, columns: 190..<200) < 0.4 * mean(scene, columns: 190..<200))
  }

  @Test func sizesAreAsAsked() throws {
    #expect(try scene.bordered(left: 3, right: 4, top: 5, bottom: 6).description == "207 × 171 pixels")
    #expect(try scene.placed(onWidth: 400, height: 300, x: 9, y: 9).description == "400 × 300 pixels")
    #expect(try scene.withLostDetail(factor: 3).description == "200 × 160 pixels")
    #expect(try scene.rotated(degrees: 90).description == "160 × 200 pixels")
  }

  @Test func scenesAreTheSameEveryTime() throws {
    #expect(try TestScene.patches(width: 200, height: 160).bytes == scene.bytes)
    #expect(try TestScene.patches(width: 200, height: 160, seed: 2).bytes != scene.bytes)
  }
}
