import Foundation
import Notices
import Testing

@Suite("When a mail is tried again")
struct RetryScheduleTests {
  private let start = NoticeFixtures.date

  @Test("twice more within the first hour, then every two and a half hours")
  func pauses() {
    let minutes = (0...4).map {
      RetrySchedule.standard.next(after: $0, first: nil, at: start).map { $0.timeIntervalSince(start) / 60 }
    }
    #expect(minutes == [20, 20, 150, 150, 150])
  }

  @Test("no more five days after the first attempt")
  func end() {
    let last = start + 5 * 86_400
    #expect(RetrySchedule.standard.next(after: 50, first: start, at: last - 1) != nil)
    #expect(RetrySchedule.standard.next(after: 50, first: start, at: last) == nil)
  }

  @Test("as configured")
  func configured() {
    let schedule = RetrySchedule(pauses: [60], giveUpAfter: 300)
    #expect(schedule.next(after: 7, first: start, at: start + 299) == start + 359)
    #expect(schedule.next(after: 0, first: start, at: start + 300) == nil)
  }
}
