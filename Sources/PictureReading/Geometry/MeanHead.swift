/// The points of the mesh that move least with the expression, on a head that looks into the camera.
///
/// The mean over the 52 frontal rendered portraits of 24 invented people, each turned back by least squares, made
/// symmetric, and scaled to a root mean square distance of 1 from their middle. x to the right of the picture, y
/// down, z away from the camera.
enum MeanHead {
  struct Landmark: Sendable {
    let index: Int
    let x: Double
    let y: Double
    let z: Double

    init(_ index: Int, _ x: Double, _ y: Double, _ z: Double) {
      self.index = index
      self.x = x
      self.y = y
      self.z = z
    }
  }

  static let points: [Landmark] = [
    .init(10, 0.000, -1.002, -0.335),
    .init(151, 0.000, -0.729, -0.384),
    .init(9, 0.000, -0.429, -0.421),
    .init(8, 0.000, -0.292, -0.389),
    .init(168, 0.000, -0.187, -0.369),
    .init(6, 0.000, -0.065, -0.436),
    .init(197, 0.000, 0.059, -0.514),
    .init(195, 0.000, 0.179, -0.599),
    .init(5, 0.000, 0.306, -0.687),
    .init(4, 0.000, 0.459, -0.721),
    .init(1, 0.000, 0.573, -0.680),
    .init(2, 0.000, 0.672, -0.409),
    .init(33, -0.744, -0.145, 0.007),
    .init(133, -0.290, -0.119, -0.076),
    .init(362, 0.290, -0.119, -0.076),
    .init(263, 0.744, -0.145, 0.007),
    .init(54, -0.983, -0.705, 0.209),
    .init(284, 0.983, -0.705, 0.209),
    .init(21, -1.083, -0.521, 0.425),
    .init(251, 1.083, -0.521, 0.425),
    .init(127, -1.160, -0.070, 0.842),
    .init(356, 1.160, -0.070, 0.842),
    .init(234, -1.151, 0.171, 0.932),
    .init(454, 1.151, 0.171, 0.932),
    .init(93, -1.139, 0.416, 0.953),
    .init(323, 1.139, 0.416, 0.953),
    .init(132, -1.107, 0.682, 0.922),
    .init(361, 1.107, 0.682, 0.922),
    .init(50, -0.793, 0.429, -0.072),
    .init(280, 0.793, 0.429, -0.072),
    .init(117, -0.865, 0.156, 0.020),
    .init(346, 0.865, 0.156, 0.020),
    .init(107, -0.231, -0.449, -0.407),
    .init(336, 0.231, -0.449, -0.407),
    .init(66, -0.460, -0.471, -0.358),
    .init(296, 0.460, -0.471, -0.358),
    .init(70, -0.938, -0.350, -0.001),
    .init(300, 0.938, -0.350, -0.001),
    .init(205, -0.652, 0.574, -0.149),
    .init(425, 0.652, 0.574, -0.149),
    .init(98, -0.275, 0.630, -0.275),
    .init(327, 0.275, 0.630, -0.275),
  ]
}
