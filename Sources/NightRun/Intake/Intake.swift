import Casebook
import Crypto
import DurableFiles
import Foundation
import Notices
import ReviewDomain

/// What became of the inbox.
public struct IntakeResult: Sendable, Hashable, Codable {
  public var registered = 0
  public var superseded = 0
  public var alreadyKnown = 0
  public var refused: [RefusedBundle] = []

  public init() {}
}

/// A bundle that was moved to refused/, by its folder's name, with every fault.
public struct RefusedBundle: Sendable, Hashable, Codable {
  public let name: String
  public let faults: [FormFault]
}

/// Takes bundles out of the inbox into the casebook and the picture store.
///
/// A bundle leaves the inbox only after its pictures and its casebook entry are on disk, or by one rename into refused/. A night
/// that dies in between finds the bundle again and the casebook answers that it knows it. It leaves by one rename, lest a night
/// that dies while it deletes leave half a bundle, which the next would refuse as faulty.
package struct Intake {
  let home: HomeFolder
  let casebook: any Casebook
  let notices: NoticeRenderer
  /// How many bundles one transaction takes in.
  static let batchSize = 64

  package init(home: HomeFolder, casebook: any Casebook, notices: NoticeRenderer) {
    self.home = home
    self.casebook = casebook
    self.notices = notices
  }

  /// - Parameter stop: asked between batches; true ends the intake early with nothing half done.
  package func run(at now: () -> Date, stop: () -> Bool, progress: (Int, Int) -> Void) throws -> IntakeResult {
    var result = IntakeResult()
    // Listing first: it says best what is wrong with an inbox that is not there.
    _ = try home.waitingBundles()
    try InboxNames.mend(in: home.inbox)
    try clearTakenIn()
    let names = try home.waitingBundles().sorted()
    var done = 0
    for start in stride(from: 0, to: names.count, by: Self.batchSize) where !stop() {
      let batch = names[start..<min(start + Self.batchSize, names.count)]
      try take(batch, at: now(), into: &result)
      done += batch.count
      progress(done, names.count)
    }
    return result
  }

  private func take(_ names: ArraySlice<String>, at time: Date, into result: inout IntakeResult) throws {
    var ready: [(name: String, entry: NewApplication)] = []
    for name in names {
      do {
        let bundle = try BundleReader.read(home.inbox.appending(path: name), receivedAt: time)
        ready.append((name, try entry(of: bundle, at: time)))
      } catch let error as FormFaults {
        try refuse(name, error.faults, into: &result)
      } catch NoticeError.recipientAddress {
        let fault = FormFault(
          field: "applicant.email", problem: "is not an address our mail relay can write to",
          remedy: "Ask the applicant for a plain address.")
        try refuse(name, [fault], into: &result)
      }
    }
    guard !ready.isEmpty else { return }
    let outcomes = try casebook.register(ready.map(\.entry), at: time)
    for ((name, entry), outcome) in zip(ready, outcomes) {
      try settle(name, entry, outcome, into: &result)
    }
    try DurableFile.syncFolder(home.inbox.path)
  }

  /// Stores the pictures and renders the receipt.
  private func entry(of bundle: Bundle, at time: Date) throws -> NewApplication {
    let store = PictureStore(folder: home.pictures)
    let portrait = try store.store(bundle.portrait)
    let identity = try store.store(bundle.identity)
    var hash = SHA256()
    hash.update(data: bundle.form)
    hash.update(data: Data("\n\(portrait)\n\(identity)".utf8))
    let application = bundle.application
    let receipt = try notices.render(
      .received, application: application.id, decisionNumber: 0, name: application.applicant.name,
      email: application.applicant.email, at: time)
    return NewApplication(
      application: application, form: bundle.form,
      contentSHA256: Hexadecimal.text(hash.finalize()),
      portraitSHA256: portrait, identitySHA256: identity, receipt: receipt)
  }

  private func settle(
    _ name: String, _ entry: NewApplication, _ outcome: RegistrationOutcome, into result: inout IntakeResult
  ) throws {
    switch outcome {
    case .registered(let older):
      result.registered += 1
      result.superseded += older.count
      try remove(name)
    case .registeredSuperseded:
      result.registered += 1
      result.superseded += 1
      try remove(name)
    case .alreadyKnown:
      result.alreadyKnown += 1
      try remove(name)
    case .differentContent:
      let fault = FormFault(
        field: "applicationId", problem: "is taken: another application came in as \(entry.application.id)",
        remedy: "Give every application a number of its own.")
      try refuse(name, [fault], into: &result)
    case .cardAlreadyApproved(let holder):
      let fault = FormFault(
        field: "applicant.idNumber", problem: "is of a person who holds a card, approved as \(holder)",
        remedy: "Have that card cancelled (註銷) first: card-review cancel \(holder)")
      try refuse(name, [fault], into: &result)
    }
  }

  private func remove(_ name: String) throws {
    let leaving = home.takenIn.appending(path: name)
    try DurableFile.move(home.inbox.appending(path: name).path, to: leaving.path)
    try FileManager.default.removeItem(at: leaving)
  }

  /// Deletes what a night that died had no time to delete.
  private func clearTakenIn() throws {
    try DurableFile.makeFolder(home.takenIn.path)
    for name in try FileManager.default.contentsOfDirectory(atPath: home.takenIn.path) {
      try FileManager.default.removeItem(at: home.takenIn.appending(path: name))
    }
  }

  private func refuse(_ name: String, _ faults: [FormFault], into result: inout IntakeResult) throws {
    try RefusedFolder(home: home).take(name, because: faults)
    result.refused.append(RefusedBundle(name: name, faults: faults))
  }
}
