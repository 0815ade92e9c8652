import Casebook
import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import SystemCallWatch
import Testing

/// A home folder whose inbox holds one of each thing that a night can meet, and nights in it as processes of their own.
final class ReferenceNight {
  let office: TestOffice
  /// The night's clock, in hours after `Samples.start`; it stands still.
  static let firstHour = 1.0
  /// Late enough for leases and postponed mail of the first night to be due; the third is as late again.
  static let secondHour = 8.0
  static let thirdHour = 15.0

  init() throws {
    office = try TestOffice()
    try put(1, portrait: "0.5 1")
    try put(2, portrait: "0.05 2")
    try put(3, portrait: "0.15 3")
    try put(4, portrait: "die")
    // The same photo under another name.
    try put(5, portrait: "0.5 1 again")
    // The same person twice, and the same bundle twice.
    try put(6, portrait: "0.5 6", person: 6)
    try put(7, portrait: "0.5 7", person: 6)
    try put(7, portrait: "0.5 7", person: 6, as: "bundle-7-again")
    var faulty = try TestBundle(8)
    faulty.files["portrait.jpg"] = nil
    try office.put(faulty, as: "bundle-8")
    // A form that its sender can mend.
    var landLine = try TestBundle(9)
    landLine.set("applicant", "phone", "02-2345-6789")
    try office.put(landLine, as: "bundle-9")
    try Data("no bundle".utf8).write(to: office.home.inbox.appending(path: "readme.txt"))
  }

  private func put(_ number: Int, portrait: String, person: Int? = nil, as name: String? = nil) throws {
    var bundle = try TestBundle(number, person: person, hour: Double(number) / 100)
    bundle.files["portrait.jpg"] = Data(portrait.utf8)
    try office.put(bundle, as: name ?? "bundle-\(number)")
  }

  /// What would outlive a power cut, from now on.
  private lazy var disk = SyncedFolder(office.home.url)

  /// Runs a night as a process.
  ///
  /// - Parameter relay: the port of an SMTP server on the loopback address; nil = mail goes into the maildir.
  func run(
    at hour: Double, _ interference: Interference = .none, relay: Int? = nil
  ) async throws -> WatchedRun {
    try await SystemCallWatch(
      executable: try BuiltProgram.url("night-under-test"),
      arguments: [
        "night", office.home.url.path, TestOffice.checkout.appending(path: "rules/mail").path,
        "\(Samples.hour(hour).timeIntervalSince1970)", "night at \(hour)",
      ] + (relay.map { ["\($0)"] } ?? []), folder: office.home.url, disk: disk
    ).run(interference)
  }

  /// Everything that must come out the same whatever happened to the night.
  func outcome() throws -> NightOutcome {
    try NightOutcome(of: office.home)
  }
}
