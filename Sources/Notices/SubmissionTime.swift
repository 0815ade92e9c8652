import Foundation
import ReviewDomain

/// When an application was sent, as its applicant reads it: two of one day must be told apart.
enum SubmissionTime {
  /// Such as `民國115年11月20日9時31分`, in Taiwan.
  static func text(_ time: Date) -> String {
    let day = CivilDate(of: time)
    let clock = time.inTaiwan.suffix(8).split(separator: ":").compactMap { Int($0) }
    let year = day.year > 1911 ? "民國\(day.year - 1911)" : "民國前\(1912 - day.year)"
    return "\(year)年\(day.month)月\(day.day)日\(clock[0])時\(clock[1])分"
  }
}
