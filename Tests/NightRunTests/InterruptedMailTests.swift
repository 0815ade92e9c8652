import Casebook
import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import SMTPTestServer
import SystemCallWatch
import Testing

/// A night that hands its mail to a real SMTP server and is killed at any of its system calls, and the night after it.
@Suite(
  "A night of SMTP mail interrupted", .serialized, .timeLimit(.minutes(60)), .enabled(if: SystemCalls.canBeWatched))
struct InterruptedMailTests {
  @Test(
    "killed at a call, is finished by the next: no mail is lost, none goes twice, and what may have gone is of unknown fate"
  )
  func killed() async throws {
    let undisturbed = try ReferenceNight()
    let server = try SMTPTestServer()
    let run = try await undisturbed.run(at: ReferenceNight.firstHour, relay: server.port)
    try #require(run.end == .exited(0), "\(run.errors)")
    #expect(try await fates(in: undisturbed, server).unknown == 0)
    #expect(try server.messages().count == 7)
    var numbers = ArraySlice(SystemCalls.chosen(of: run.calls.count, count: 16))
    let fates = try await withThrowingTaskGroup(of: Int?.self) { group in
      var fates: [Int] = []
      for number in numbers.prefix(Self.sideBySide) { group.addTask { try await kill(at: number) } }
      numbers = numbers.dropFirst(Self.sideBySide)
      while let unknown = try await group.next() {
        if let unknown { fates.append(unknown) }
        if let number = numbers.popFirst() { group.addTask { try await kill(at: number) } }
      }
      return fates
    }
    #expect(!fates.isEmpty)
    print(
      "killed over SMTP: struck at \(fates.count) calls of \(run.calls.count); \(fates.reduce(0, +)) mails of unknown fate, "
        + "in \(fates.count { $0 > 0 }) of the nights")
  }

  private static let sideBySide = 3

  /// - Returns: how many mails are of unknown fate; nil where the night ended before it came so far.
  private func kill(at number: Int) async throws -> Int? {
    let night = try ReferenceNight()
    let server = try SMTPTestServer()
    let first = try await night.run(at: ReferenceNight.firstHour, .kill(at: number), relay: server.port)
    guard let call = first.struck else { return nil }
    let place = Comment(rawValue: "killed at call \(number), \(call)")
    let second = try await night.run(at: ReferenceNight.secondHour, relay: server.port)
    #expect(second.end == .exited(0), "\(place): \(second.errors)")
    let fates = try await fates(in: night, server, place)
    #expect(fates.unknown <= 2, "no more than there are connections, \(place)")
    let taken = try server.messages().count
    _ = try await night.run(at: ReferenceNight.thirdHour, relay: server.port)
    #expect(try server.messages().count == taken, "a further night sent something, \(place)")
    return fates.unknown
  }

  /// Checks each mail of the casebook against what the server has.
  private func fates(
    in night: ReferenceNight, _ server: SMTPTestServer, _ place: Comment = "undisturbed"
  ) async throws -> (sent: Int, unknown: Int) {
    var taken: [Data: Int] = [:]
    for message in try server.messages() { taken[message.bytes, default: 0] += 1 }
    let notices = try night.office.casebook.notices(after: nil, limit: .max)
    for notice in notices {
      let copies = taken[notice.notice.bytes] ?? 0
      switch notice.status {
      case .sent: #expect(copies == 1, "a mail that is said to have gone, \(place)")
      case .unknown: #expect(copies <= 1, "\(place)")
      case .withdrawn: #expect(copies == 0, "\(place)")
      case .pending, .failed: Issue.record("a mail is \(notice.status), \(place)")
      }
    }
    #expect(taken.keys.allSatisfy { bytes in notices.contains { $0.notice.bytes == bytes } }, place)
    return (notices.count { $0.status == .sent }, notices.count { $0.status == .unknown })
  }
}
