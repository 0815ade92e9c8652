/// The numbering of official letters: 一, 二, … 十, 十一, … 九十九.
package enum ChineseOrdinal {
  private static let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// - Parameter number: from 1; above 99 in Arabic digits, which no letter ever needs.
  package static func text(_ number: Int) -> String {
    switch number {
    case 1...9: digits[number]
    case 10...19: "十" + digits[number - 10]
    case 20...99: digits[number / 10] + "十" + digits[number % 10]
    default: String(number)
    }
  }
}
