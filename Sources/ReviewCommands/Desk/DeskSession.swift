import Casebook
import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk
import SupervisorReports

/// Does what a desk wants done: takes applications from the casebook and puts them back, records decisions, looks things up.
final class DeskSession {
  /// Applications on the desk beside the one that is looked at, so that their pictures are decoded before they are wanted.
  static let ahead = 3
  /// Seconds between two heartbeats: two may be missed before the desk's time has run out.
  static let beat = 20

  private let office: Office
  private let desk: Desk
  private let language: Language
  private let hint: (String) -> String
  private var current: ApplicationID?
  /// On the desk, to be looked at in this order.
  private(set) var coming: [ApplicationID] = []
  private var putAside: Set<ApplicationID> = []
  /// What the reviewer may not decide, as far as it has been come across.
  private var tied: Set<ApplicationID> = []
  /// What was written for the reviewer to open.
  private var copies: PrivateCopies?

  /// - Parameter hint: a command of this program for people to copy.
  init(office: Office, reviewer: String, language: Language, hint: @escaping (String) -> String) {
    self.office = office
    desk = Desk(reviewer: reviewer, session: UUID().uuidString)
    self.language = language
    self.hint = hint
  }

  /// - Returns: what to tell the desk.
  func perform(_ action: DeskAction) -> DeskEvent? {
    do {
      return try performed(action)
    } catch {
      let words = CommandFailure(from: error, hint: hint).messages.joined(separator: "; ")
      return isLost(error) ? .lost(words) : .refused(words)
    }
  }

  /// Says that the desk is still there.
  ///
  /// - Returns: what to tell the desk where its application is not its any more.
  func heartbeat() -> DeskEvent? {
    let held = [current].compactMap(\.self) + coming
    guard let lost = try? office.casebook.keepReviews(held, on: desk, at: now) else { return nil }
    coming.removeAll { lost.contains($0) }
    guard let current, lost.contains(current) else { return nil }
    self.current = nil
    return .lost("\(current) was decided or replaced elsewhere, or lay too long without word from this desk.")
  }

  /// The pictures of an application, and what will be marked on them; nil where it is gone.
  func pictures(of application: ApplicationID) -> CasePictures? {
    (try? record(of: application)).map { CasePictures(of: $0, in: office.home) }
  }

  /// Puts everything back.
  func close() {
    try? office.casebook.releaseReviews([current].compactMap(\.self) + coming, on: desk)
    (current, coming) = (nil, [])
    copies?.remove()
    copies = nil
  }

  private var now: Date { office.effects.now() }

  private func performed(_ action: DeskAction) throws -> DeskEvent? {
    switch action {
    case .next: return try next()
    case .approve(let application, let note): return try decide(.approve(note: note), on: application)
    case .reject(let application, let reasons, let message, let note):
      return try decide(.reject(reasons, message: message, note: note), on: application)
    case .putAside(let application):
      putAside.insert(application)
      try office.casebook.releaseReviews([application], on: desk)
      current = nil
      return .lost("\(application) is put aside.")
    case .takeUpAgain:
      putAside = []
      return try next()
    case .undo(let application): return try undo(application)
    case .reveal(let application):
      try office.casebook.noteAccess([.number], to: [application], by: .person(desk.reviewer), at: now)
      return try .revealed(record(of: application).application.applicant.idNumber.text)
    case .history(let application):
      let answer = try HistoryAnswer(of: application, in: office.casebook, for: desk.reviewer)
      return .told(TextLayout.wide.laidOut(answer.text()).split(separator: "\n").map(String.init))
    case .write(let application): return .told(try copied(application))
    case .quit:
      close()
      return nil
    }
  }

  private func next() throws -> DeskEvent {
    current = nil
    // Superseded, decided or taken over since they were laid here.
    let held = Set(
      try office.casebook.reviews(of: desk.reviewer, at: now).filter { $0.desk == desk }.map(\.application))
    coming.removeAll { !held.contains($0) }
    if coming.isEmpty { try fill() }
    guard !coming.isEmpty else {
      let elsewhere = try office.casebook.reviews(of: nil, at: now).count
      return .nothing(putAside: putAside.count, elsewhere: elsewhere)
    }
    let application = coming.removeFirst()
    current = application
    return try .shown(looked(at: application), waiting: waiting())
  }

  /// Lays as many on the desk as are decoded ahead. Called once the next is on the screen, so that nobody waits for it.
  func fill() throws {
    while true {
      let missing = Self.ahead + (current == nil ? 1 : 0) - coming.count
      guard missing > 0 else { return }
      let claimed = try office.casebook.claimReviews(
        .oldest(limit: missing, besides: putAside.union(tied)), for: desk, at: now)
      let barred = try claimed.filter { try isTied(to: $0) }
      coming += claimed.filter { !barred.contains($0) }
      if barred.isEmpty { return }
      tied.formUnion(barred)
      try office.casebook.releaseReviews(barred, on: desk)
    }
  }

  /// Whether it is the reviewer's own, or was registered by them at the counter.
  private func isTied(to application: ApplicationID) throws -> Bool {
    guard let caller = office.caller else { return false }
    return try office.casebook.record(of: application).flatMap { caller.tie(to: $0.application) } != nil
  }

  private func decide(_ word: ReviewersWord, on application: ApplicationID) throws -> DeskEvent {
    let prepared = try office.prepare(word, on: application, reviewer: desk.reviewer)
    try office.record(prepared)
    current = nil
    if prepared.isSecondRead {
      return .decided(
        application, words: "\(application) had been decided before, and you were its second reader; no mail goes out.")
    }
    let mail =
      prepared.heldUntil.map { "its mail is held until \($0.inTaiwan.suffix(8))" } ?? "its mail goes with the next run"
    return .decided(application, words: "\(application) is \(prepared.status.rawValue); \(mail).")
  }

  private func undo(_ application: ApplicationID) throws -> DeskEvent {
    let record = try record(of: application)
    if record.secondReads.last?.reading?.by == .person(desk.reviewer) {
      return .cannotUndo("You were the second reader of \(application), and that is not taken back.")
    }
    // Decided anew by somebody else since: to take that back is no reviewer's to do by one key.
    guard record.decisions.last?.decidedBy == .person(desk.reviewer) else {
      return .cannotUndo("\(application) was decided anew by somebody else; see: \(hint("history \(application)"))")
    }
    switch try office.casebook.undo(application, by: desk.reviewer, at: now) {
    case .undone:
      guard try office.casebook.claimReviews(.one(application), for: desk, at: now) == [application] else {
        return .cannotUndo("\(application) is taken back, and lies on another desk now.")
      }
      if let current { coming.insert(current, at: 0) }
      current = application
      return try .undone(looked(at: application), waiting: waiting())
    case .nothingToUndo(let status):
      return .cannotUndo("\(application) is \(status.rawValue), and no reviewer's decision stands.")
    case .tooLate(let kind, let phase):
      let way = kind == .approved ? "; a card is cancelled by: \(hint("cancel \(application)"))" : ""
      return .cannotUndo("Too late: the decision on \(application) stands, since its mail is \(phase.words)\(way)")
    case .overtaken(let newer):
      return .cannotUndo("The decision on \(application) stands: the same person has applied anew since, as \(newer).")
    }
  }

  /// Copies the pictures for the reviewer to open.
  ///
  /// - Returns: where they are, in words.
  private func copied(_ application: ApplicationID) throws -> [String] {
    let pictures = CasePictures(of: try record(of: application), in: office.home)
    let copies = try self.copies ?? PrivateCopies(for: office.caller?.served)
    self.copies = copies
    let written = try [(pictures.portrait, "photo"), (pictures.identity, "document")].map {
      try copies.add($0, as: "\(application)-\($1).jpg").path
    }
    return ["The pictures, which nobody but you can open:", ""] + written
      + ["", "They are there until this desk closes, and go then with their folder."]
  }

  /// Nobody looks without its being noted.
  private func looked(at application: ApplicationID) throws -> DeskCase {
    let record = try record(of: application)
    try office.casebook.noteAccess([.pictures], to: [application], by: .person(desk.reviewer), at: now)
    return DeskCase(record, rules: office.rules, today: CivilDate(of: now), language: language)
  }

  private func record(of application: ApplicationID) throws -> ApplicationRecord {
    guard let record = try office.casebook.record(of: application, for: desk.reviewer) else {
      throw CasebookError.unknownApplication(application)
    }
    return record
  }

  private func waiting() throws -> Int { max(0, try office.casebook.waitingCount(for: desk.reviewer) - tied.count) }

  /// Whether the application that was to be decided is not this desk's any more.
  private func isLost(_ error: any Error) -> Bool {
    switch error {
    case CasebookError.stale, CasebookError.illegal, CasebookError.onDesk, CasebookError.erased,
      CasebookError.unknownApplication:
      true
    default: false
    }
  }
}
