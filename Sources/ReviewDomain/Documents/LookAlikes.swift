/// Slips of a recogniser that would explain a difference between what was typed and what was read.
enum LookAlikes {
  /// Sets of characters that are taken for one another even where they are sharp.
  private static let sets = ["0ODQCUG", "1ILJT7", "2Z7", "38B", "5S6", "0689B", "4A9", "EF", "KX", "MNWH", "PR", "VYU"]
    .map(Set.init)

  static func areAlike(_ one: Character, _ other: Character) -> Bool {
    sets.contains { $0.contains(one) && $0.contains(other) }
  }

  /// Whether two texts of one length differ in a single character, and by look-alikes there.
  static func differInOne(_ one: [Character], _ other: [Character]) -> Bool {
    guard one.count == other.count else { return false }
    let different = zip(one, other).filter { $0 != $1 }
    return different.count == 1 && areAlike(different[0].0, different[0].1)
  }

  /// Whether the day typed could have been read as the other by one look-alike digit, or by losing a digit of a number that is printed
  /// without zeros in front: recognisers drop the second of two equal digits.
  static func explain(typed: CivilDate, readAs read: CivilDate) -> Bool {
    let pairs = [
      (typed.year, read.year), (typed.year - 1911, read.year - 1911), (typed.month, read.month), (typed.day, read.day),
    ]
    // The year is one number, printed in one of two calendars.
    let differing =
      (typed.year == read.year ? 0 : 1) + (typed.month == read.month ? 0 : 1) + (typed.day == read.day ? 0 : 1)
    return differing == 1
      && pairs.contains { typed, read in
        let (typed, read) = (Array(String(typed)), Array(String(read)))
        return typed != read && (differInOne(typed, read) || read.count < typed.count && read.isSubsequence(of: typed))
      }
  }
}

extension Array where Element: Equatable {
  /// Whether the elements stand in the other array in this order, others between them or not.
  func isSubsequence(of other: [Element]) -> Bool {
    var rest = self[...]
    for element in other where rest.first == element { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
