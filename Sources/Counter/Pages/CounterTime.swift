import Foundation
import ReviewDomain

/// Times as pages and mails say them, in Taiwan: `民國115年11月27日 16:30:01`, in English `2026-11-27 16:30:01`.
enum CounterTime {
  static func text(_ time: Date, in language: Language) -> String {
    let local = time.inTaiwan
    let day = CivilDate(of: time)
    guard language == .chinese, day.year > 1911 else { return local }
    return
      "民國\(day.year - 1911)年\(local.dropFirst(5).prefix(2))月\(local.dropFirst(8).prefix(2))日 \(local.dropFirst(11))"
  }
}
