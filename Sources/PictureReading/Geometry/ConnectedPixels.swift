/// The pixels that hang together with one by their sides, taken out of the mask, in the order in which they were met.
///
/// - Parameters:
///   - start: one of the mask's.
///   - mask: whether each pixel belongs to any such group, row by row.
package func connectedPixels(from start: Int, in mask: inout [Bool], width: Int) -> [Int] {
  var group: [Int] = []
  var pending = [start]
  mask[start] = false
  while let pixel = pending.popLast() {
    group.append(pixel)
    let x = pixel % width
    for (step, isInside) in [
      (-1, x > 0), (1, x < width - 1), (-width, pixel >= width), (width, pixel + width < mask.count),
    ] where isInside && mask[pixel + step] {
      mask[pixel + step] = false
      pending.append(pixel + step)
    }
  }
  return group
}
