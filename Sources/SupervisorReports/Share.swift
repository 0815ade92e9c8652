/// A part of a whole, told with both counts.
struct Share {
  let count: Int
  let of: Int

  /// `5 of 8 (62.5 %)`; of an empty whole a word, since nothing divided by nothing is no number.
  func text(in language: Language) -> String {
    guard of > 0 else { return language("none", "無") }
    return language("\(count) of \(of) (\(percent))", "\(of) 件中 \(count) 件（\(percent)）")
  }

  /// `62.5 %`; of an empty whole `-`.
  var percent: String {
    guard of > 0 else { return "-" }
    // In whole numbers, so that no locale and no binary fraction has a say. Only all of them are 100 %.
    let rounded = (count * 1000 + of / 2) / of
    let tenths = count < of ? min(rounded, 999) : rounded
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
