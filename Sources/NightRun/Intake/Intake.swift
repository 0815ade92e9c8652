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
  /// Forms that went back to their senders.
  public var returned = 0
  public var alreadyKnown = 0
  public var refused: [RefusedBundle] = []
  /// Names of bundles left in the inbox: by this machine's clock each was sent more than a day from now, and so was every other.
  public var early: [String] = []
  public var stuck: [StuckBundle] = []

  public init() {}
}

/// A bundle that was moved to refused/, by its name in the inbox, with every fault.
public struct RefusedBundle: Sendable, Hashable, Codable {
  public let name: String
  /// Where it is now.
  public let path: String
  public let faults: [FormFault]
}

/// A bundle that the system does not let out of the inbox, such as one that another user owns, or what is left of one after it. What
/// could be done is done, and each night tries the rest again.
public struct StuckBundle: Sendable, Hashable, Codable {
  public let name: String
  public let problem: String
}

/// Takes bundles out of the inbox into the casebook and the picture store.
///
/// A bundle leaves the inbox only after its pictures and its casebook entry are on disk, or by one rename into refused/. A night
/// that dies in between finds the bundle again and the casebook answers that it knows it.
package struct Intake {
  let home: HomeFolder
  let casebook: any Casebook
  let notices: NoticeRenderer
  let reasons: [ReasonCode: Reason]
  private let exit: InboxExit
  /// How many bundles one transaction takes in.
  static let batchSize = 64

  /// - Parameter reasons: what the mails say of each.
  package init(
    home: HomeFolder, casebook: any Casebook, notices: NoticeRenderer, reasons: [ReasonCode: Reason]
  ) {
    self.home = home
    self.casebook = casebook
    self.notices = notices
    self.reasons = reasons
    exit = InboxExit(home: home)
  }

  /// - Parameters:
  ///   - stop: asked between batches; true ends the intake early with nothing half done.
  ///   - result: what has become of the inbox so far, also where this throws.
  package func run(
    at now: () -> Date, stop: () -> Bool, into result: inout IntakeResult, progress: (Int, Int) -> Void
  ) throws {
    // Listing first: it says best what is wrong with an inbox that is not there.
    _ = try home.waitingBundles()
    try InboxNames.mend(in: home.inbox)
    try clearTakenIn(into: &result)
    let names = try home.waitingBundles().sorted()
    var done = 0
    var early = EarlyBundles()
    for start in stride(from: 0, to: names.count, by: Self.batchSize) where !stop() {
      let batch = names[start..<min(start + Self.batchSize, names.count)]
      done += try take(batch, at: now(), stop: stop, into: &result, early: &early)
      progress(done, names.count)
    }
    if early.othersAreInTime {
      for bundle in early.bundles where !stop() { try refuse(bundle.name, bundle.faults, into: &result) }
    } else {
      result.early = early.bundles.map(\.name)
    }
  }

  /// Bundles that come from the future, held back until it shows whose clock is wrong: where every bundle does, it is this machine's.
  private struct EarlyBundles {
    var bundles: [(name: String, faults: [FormFault])] = []
    var othersAreInTime = false
  }

  /// - Returns: how many were gone through before a stop was asked for.
  private func take(
    _ names: ArraySlice<String>, at time: Date, stop: () -> Bool, into result: inout IntakeResult,
    early: inout EarlyBundles
  ) throws -> Int {
    var ready: [(name: String, entry: NewApplication)] = []
    var returns: [(name: String, entry: NewReturn)] = []
    var done = 0
    for name in names where !stop() {
      done += 1
      DurableFile.openToOwner(home.inbox.appending(path: name).path)
      do {
        let bundle = try BundleReader.read(home.inbox.appending(path: name), receivedAt: time)
        ready.append((name, try entry(of: bundle, at: time)))
      } catch let bundle as ReturnableBundle {
        returns.append((name, try entry(of: bundle, at: time)))
      } catch let error as FormFaults where error.faults.contains(.fromTheFuture) {
        early.bundles.append((name, error.faults))
      } catch let error as FormFaults {
        try refuse(name, error.faults, into: &result)
      } catch NoticeError.recipientAddress {
        let fault = FormFault(
          field: "applicant.email", problem: "is not an address our mail relay can write to",
          remedy: "Ask the applicant for a plain address.")
        try refuse(name, [fault], into: &result)
      }
    }
    guard !ready.isEmpty || !returns.isEmpty else { return done }
    early.othersAreInTime = true
    let outcomes = try casebook.register(ready.map(\.entry), at: time)
    for ((name, entry), outcome) in zip(ready, outcomes) {
      try settle(name, entry, outcome, into: &result)
    }
    let returned = try casebook.returnForms(returns.map(\.entry), at: time)
    for ((name, entry), outcome) in zip(returns, returned) {
      try settle(name, entry, outcome, into: &result)
    }
    try DurableFile.syncFolder(home.inbox.path)
    return done
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
      email: application.applicant.email, document: application.identityDocument.kind,
      submittedAt: application.submittedAt, at: time)
    return NewApplication(
      application: application, form: bundle.form,
      contentSHA256: Hexadecimal.text(hash.finalize()),
      portraitSHA256: portrait, identitySHA256: identity, receipt: receipt)
  }

  /// Renders the mail that says what to mend.
  private func entry(of bundle: ReturnableBundle, at time: Date) throws -> NewReturn {
    let form = bundle.returned
    let notice = try notices.render(
      .returned(reasons: form.reasons.compactMap { reasons[$0] }.map { ToldReason($0) }), application: form.id,
      decisionNumber: 1,
      name: form.name, email: form.email, submittedAt: form.submittedAt, at: time)
    return NewReturn(
      form: form, bytes: bundle.form, contentSHA256: Hexadecimal.text(SHA256.hash(data: bundle.form)), notice: notice)
  }

  private func settle(
    _ name: String, _ entry: NewReturn, _ outcome: ReturnOutcome, into result: inout IntakeResult
  ) throws {
    switch outcome {
    case .returned:
      result.returned += 1
      try remove(name, into: &result)
    case .alreadyKnown:
      result.alreadyKnown += 1
      try remove(name, into: &result)
    case .differentContent:
      try refuse(name, entry.form.faults + [numberIsTaken(entry.form.id)], into: &result)
    }
  }

  private func numberIsTaken(_ id: ApplicationID) -> FormFault {
    FormFault(
      field: "applicationId", problem: "is taken: another application came in as \(id)",
      remedy: "Give every application a number of its own.")
  }

  private func settle(
    _ name: String, _ entry: NewApplication, _ outcome: RegistrationOutcome, into result: inout IntakeResult
  ) throws {
    switch outcome {
    case .registered(let older):
      result.registered += 1
      result.superseded += older.count
      try remove(name, into: &result)
    case .registeredSuperseded:
      result.registered += 1
      result.superseded += 1
      try remove(name, into: &result)
    case .alreadyKnown:
      result.alreadyKnown += 1
      try remove(name, into: &result)
    case .differentContent:
      try refuse(name, [numberIsTaken(entry.application.id)], into: &result)
    case .cardAlreadyApproved(let holder):
      let fault = FormFault(
        field: "applicant.idNumber", problem: "is of a person who holds a card, approved as \(holder)",
        remedy: "Have that card cancelled (註銷) first: card-review cancel \(holder)")
      try refuse(name, [fault], into: &result)
    }
  }

  private func remove(_ name: String, into result: inout IntakeResult) throws {
    var leaving: URL?
    try orStuck(name, into: &result) { () throws(FileFault) in leaving = try exit.take(name) }
    if let leaving { delete(leaving, into: &result) }
  }

  /// Deletes what a night that died had no time to delete.
  private func clearTakenIn(into result: inout IntakeResult) throws {
    for leftover in try exit.leftovers() { delete(leftover, into: &result) }
    RefusedFolder(home: home).clearUnfinished()
  }

  /// What cannot be deleted is out of the way; the next night tries again.
  private func delete(_ leaving: URL, into result: inout IntakeResult) {
    do {
      try DurableFile.remove(leaving.path)
    } catch {
      let problem = "is taken in, but what is left of it stays in \(leaving.deletingLastPathComponent().path): \(error)"
      result.stuck.append(StuckBundle(name: leaving.lastPathComponent, problem: problem))
    }
  }

  private func refuse(_ name: String, _ faults: [FormFault], into result: inout IntakeResult) throws {
    let isGone = (try? FileManager.default.attributesOfItem(atPath: home.inbox.appending(path: name).path)) == nil
    // Its sender took it back.
    if isGone { return }
    var place: URL?
    try orStuck(name, into: &result) { () throws(FileFault) in
      place = try RefusedFolder(home: home).take(name, because: faults)
    }
    if let place { result.refused.append(RefusedBundle(name: name, path: place.path, faults: faults)) }
  }

  /// One bundle's permissions must not stop the night for all others.
  private func orStuck(
    _ name: String, into result: inout IntakeResult, _ move: () throws(FileFault) -> Void
  ) throws(FileFault) {
    do {
      try move()
    } catch {
      guard [EACCES, EPERM, EBUSY, EXDEV].contains(error.errno) else { throw error }
      result.stuck.append(StuckBundle(name: name, problem: "cannot be taken out of the inbox: \(error)"))
    }
  }
}
