import PhotoInspection
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

  /// Mean step between neighbours along the rows, then along the columns.
  private func detail(_ picture: Pixels) -> (across: Double, down: Double) {
    let bytes = picture.bytes
    let row = 3 * picture.width
    let across = (0..<bytes.count - 3).reduce(0) { $0 + abs(Int(bytes[$1]) - Int(bytes[$1 + 3])) }
    let down = (0..<bytes.count - row).reduce(0) { $0 + abs(Int(bytes[$1]) - Int(bytes[$1 + row])) }
    return (Double(across) / Double(bytes.count), Double(down) / Double(bytes.count))
  }

  @Test func blursTakeDetailAway() throws {
    // Patches of five pixels.
    let scene = try TestScene.patches(width: 60, height: 60)
    let sharp = detail(scene)
    #expect(detail(try scene.blurred(sigma: 3)).across < sharp.across / 2)
    #expect(detail(try scene.withLostDetail(factor: 6)).across < sharp.across / 2)
    let moved = detail(try scene.motionBlurred(length: 9))
    #expect(moved.across < sharp.across / 2)
    #expect(moved.down > moved.across * 1.3)
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
