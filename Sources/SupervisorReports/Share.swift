/// A part of a whole, told with both counts.
struct Share {
  let count: Int
  let of: Int

  /// `5 of 8 (62.5 %)`; of an empty whole `none`, since nothing divided by nothing is no number.
  var text: String {
    guard of > 0 else { return "none" }
    // In whole numbers, so that no locale and no binary fraction has a say. Only all of them are 100 %.
    let rounded = (count * 1000 + of / 2) / of
    let tenths = count < of ? min(rounded, 999) : rounded
    return "\(count) of \(of) (\(tenths / 10).\(tenths % 10) %)"
  }
}
