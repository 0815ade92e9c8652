import PictureReading

extension FaceDetail {
  /// The sharpness along the direction in which the face is least sharp: root mean square of the second difference
  /// over the standard deviation of the luma.
  ///
  /// A hand that moved smears one direction and leaves the one across it sharp, which a Laplacian sums up to a face
  /// that is nearly sharp.
  package var weakestSharpness: Double {
    let mean = lumas.reduce(0, +) / Double(lumas.count)
    let deviation = (lumas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(lumas.count)).squareRoot()
    // To the right, down, and the two diagonals; their steps are longer by √2, which enters squared into a second
    // difference.
    let directions: [(offset: Int, lengthSquared: Double)] = [(1, 1), (side, 1), (side + 1, 2), (side - 1, 2)]
    let energies = directions.map { direction in
      var energy = 0.0
      for y in 1..<side - 1 {
        for x in 1..<side - 1 {
          let at = y * side + x
          let change =
            (lumas[at - direction.offset] + lumas[at + direction.offset] - 2 * lumas[at]) / direction.lengthSquared
          energy += change * change
        }
      }
      return energy
    }
    let weakest = (energies.min() ?? 0) / Double((side - 2) * (side - 2))
    return weakest.squareRoot() / (deviation + 1)
  }
}
