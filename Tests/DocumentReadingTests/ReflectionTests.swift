import DocumentReading
import Foundation
import PictureReading
import Testing

@Suite struct ReflectionTests {
  private let width = Reflection.width
  private let height = 135

  private func card(_ light: (Double, Double) -> Double) -> Pixels {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        bytes += [UInt8](repeating: UInt8(max(0, min(255, light(Double(x), Double(y))))), count: 3)
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }

  @Test func aSpotThatFadesOutIsAReflection() {
    let share = Reflection(flat: card { x, y in 150 + 250 * exp(-hypot(x - 100, y - 60) / 30) }).share
    #expect(share > 0.02 && share < 0.2, "\(share)")
  }

  @Test func aWhiteFieldIsPrint() {
    let share = Reflection(flat: card { x, y in abs(x - 170) < 30 && abs(y - 60) < 40 ? 255 : 150 }).share
    #expect(share == 0)
  }

  @Test func whiteGroundIsPaper() {
    #expect(Reflection(flat: card { _, _ in 255 }).share == 0)
  }

  @Test func anEvenCardHasNone() {
    #expect(Reflection(flat: card { x, _ in 120 + x / 4 }).share == 0)
  }
}
