import PictureReading
import Testing

@Suite struct ProjectiveMapTests {
  private let corners = [Point(x: 10, y: 20), Point(x: 90, y: 10), Point(x: 120, y: 80), Point(x: 0, y: 70)]
  private var map: ProjectiveMap { ProjectiveMap(width: 85.6, height: 54, to: corners) }

  @Test func cornersGoToCorners() {
    let rectangle = [Point(x: 0, y: 0), Point(x: 85.6, y: 0), Point(x: 85.6, y: 54), Point(x: 0, y: 54)]
    for (from, to) in zip(rectangle, corners) { #expect(map(from).distance(to: to) < 1e-9) }
  }

  @Test func theWayBackLeadsBack() {
    let inverse = map.inverse
    for place in [Point(x: 3, y: 50), Point(x: 40, y: 27), Point(x: 85, y: 1)] {
      #expect(inverse(map(place)).distance(to: place) < 1e-9)
    }
  }

  @Test func linesStayLines() {
    let (start, middle, end) = (map(Point(x: 10, y: 5)), map(Point(x: 30, y: 20)), map(Point(x: 50, y: 35)))
    let (first, second) = (middle - start, end - start)
    #expect(abs(first.x * second.y - first.y * second.x) < 1e-6)
  }
}
