import Foundation
import ReviewDomain

/// When an application was sent, as its applicant reads it: two of one day must be told apart.
enum SubmissionTime {
  /// Such as `民國115年11月20日9時31分`, in Taiwan.
  static func text(_ time: Date) -> String {
    let clock = time.inTaiwan.suffix(8).split(separator: ":").compactMap { Int($0) }
    return "\(text(CivilDate(of: time)))\(clock[0])時\(clock[1])分"
  }

  /// Such as `民國115年12月1日`.
  static func text(_ day: CivilDate) -> String {
    (day.year > 1911 ? "民國\(day.year - 1911)" : "民國前\(1912 - day.year)") + "年\(day.month)月\(day.day)日"
  }

  /// Such as `20 November 2026, 09:31`, in Taiwan.
  static func english(_ time: Date) -> String {
    "\(english(CivilDate(of: time))), \(time.inTaiwan.suffix(8).prefix(5))"
  }

  /// Such as `1 December 2026`.
  static func english(_ day: CivilDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(day.day) \(months[day.month - 1]) \(day.year)"
  }
}
