import Foundation
import PictureReading

/// A straight edge in a picture.
struct Edge {
  /// A point on it and its direction, in frame pixels.
  let point: Point
  let direction: Point
  /// The share of the looked-at stretch over which the light changes clearly and in one sense.
  let support: Double

  /// Where two edges cross; nil for parallel ones.
  func meeting(_ other: Edge) -> Point? {
    let determinant = direction.cross(other.direction)
    guard abs(determinant) > 1e-6 else { return nil }
    return point + direction * ((other.point - point).cross(other.direction) / determinant)
  }
}

/// Looks for the edges of a card outside its text.
struct EdgeSearch {
  enum Side: CaseIterable {
    case top
    case bottom
    case left
    case right
  }

  /// Long side of the reduced picture in which edges are looked for, in pixels.
  private static let workingSide = 480.0
  /// A change of light by this much from one reduced pixel to the next but one is an edge, of 255.
  private static let step: Float = 7
  /// Sides of a card seen aslant lean against its text by at most 12 degrees.
  private static let leans = (-12...12).map { lean in
    let angle = Double(lean) * .pi / 180
    return (cosine: cos(angle), sine: sin(angle))
  }
  private static let samples = 64
  private static let kept = 7

  private let light: LightMap
  private let text: TurnedBox
  /// Frame pixels per reduced pixel.
  private let scale: Double

  /// - Parameter text: the extent of the card's text, as it is read.
  init(frame: Pixels, text: TurnedBox) {
    scale = max(1, Double(max(frame.width, frame.height)) / Self.workingSide)
    light = LightMap(frame, scale: scale)
    self.text = text
  }

  /// The best supported edges on one side of the text, each at its best lean.
  func candidates(for side: Side) -> [Edge] {
    let isLevel = side == .top || side == .bottom
    let (way, outward) = isLevel ? (text.along, text.across) : (text.across, text.along)
    let sign: Double = side == .top || side == .left ? -1 : 1
    let (span, reach) = isLevel ? (text.length, text.thickness) : (text.thickness, text.length)
    let (halfSpan, halfReach) = (span / 2, reach / 2)
    // A card's text fills at least a third of its length and height.
    let farthest = 3 * halfReach
    var found: [Edge] = []
    for offset in stride(from: 0.94 * halfReach, to: farthest, by: scale) {
      let middle = text.centre + outward * (sign * offset)
      guard light.holds(middle * (1 / scale)) else { break }
      var best: Edge?
      for lean in Self.leans {
        let direction = way * lean.cosine + outward * lean.sine
        let support = support(through: middle, along: direction, halfSpan: halfSpan)
        if support > best?.support ?? 0 { best = Edge(point: middle, direction: direction, support: support) }
      }
      if let best { found.append(best) }
    }
    return Self.peaks(found)
  }

  /// Edges better than their neighbours, the best few.
  private static func peaks(_ edges: [Edge]) -> [Edge] {
    let peaks = edges.indices.filter { index in
      let near = edges[max(0, index - 2)...min(edges.count - 1, index + 2)]
      return near.allSatisfy { $0.support <= edges[index].support }
    }
    return Array(peaks.map { edges[$0] }.sorted { $0.support > $1.support }.prefix(kept))
  }

  private func support(through middle: Point, along direction: Point, halfSpan: Double) -> Double {
    let normal = Point(x: -direction.y, y: direction.x)
    var (rising, falling) = (0, 0)
    for sample in 0..<Self.samples {
      let share = 2 * (Double(sample) + 0.5) / Double(Self.samples) - 1
      let place = (middle + direction * (share * halfSpan)) * (1 / scale)
      let change = light.change(at: place, along: normal)
      if change > Self.step { rising += 1 }
      if change < -Self.step { falling += 1 }
    }
    return Double(max(rising, falling)) / Double(Self.samples)
  }
}

/// A small grey picture of the frame.
private struct LightMap {
  private let width: Int
  private let height: Int
  private let values: [Float]

  init(_ frame: Pixels, scale: Double) {
    width = max(1, Int(Double(frame.width) / scale))
    height = max(1, Int(Double(frame.height) / scale))
    let whole = Box(x: 0, y: 0, width: Double(frame.width), height: Double(frame.height))
    values = PixelReduction(of: whole, in: frame, width: width, height: height).values.map(\.luma)
  }

  func holds(_ place: Point) -> Bool {
    place.x >= 0 && place.y >= 0 && place.x < Double(width) && place.y < Double(height)
  }

  /// How much lighter it is one pixel further than one pixel back.
  @inline(__always)
  func change(at place: Point, along normal: Point) -> Float {
    guard let after = value(place + normal), let before = value(place - normal) else { return 0 }
    return after - before
  }

  @inline(__always)
  private func value(_ place: Point) -> Float? {
    let (x, y) = (Int(place.x), Int(place.y))
    return place.x >= 0 && place.y >= 0 && x < width && y < height ? values[y * width + x] : nil
  }
}
