import ReviewDomain

/// A reviewer's desk as a pure machine: events in, actions out. Screens are drawn from it alone, and the plain questions and answers too.
package struct DeskModel: Sendable, Hashable {
  package enum Mode: Sendable, Hashable {
    /// For the answer to what was asked for.
    case waiting
    case looking
    case reasons
    case details(of: ReasonCode)
    case note
    case message
    /// What was told: the history, or where pictures were written.
    case reading
    case help
    /// No application is left for this desk.
    case nothing
    case over
  }

  /// A decision of this session that may be taken back.
  package struct Decided: Sendable, Hashable {
    package let application: ApplicationID
    package let name: String
  }

  /// So many decisions of a session can be taken back here; older ones by `undo`.
  package static let undoable = 10
  /// Characters that a note or a message may have here.
  static let longestText = 1000

  package let reasons: DeskReasons
  package internal(set) var mode: Mode = .waiting
  package internal(set) var current: DeskCase?
  package internal(set) var waiting = 0
  /// Decisions of this session that stand.
  package internal(set) var decidedCount = 0
  package internal(set) var decided: [Decided] = []
  /// What there is to say of the last step; empty where there is nothing.
  package internal(set) var status = ""
  package internal(set) var chosen: [ReasonCode: Set<String>] = [:]
  package internal(set) var note = ""
  package internal(set) var message = ""
  /// What is being typed.
  package internal(set) var text = ""
  package internal(set) var wholeNumber: String?
  /// What was told.
  package internal(set) var told: [String] = []
  package internal(set) var isZoomed = false
  package internal(set) var drawsLines = false
  /// Lines of the words beside the pictures that are above those shown.
  package internal(set) var scroll = 0
  package internal(set) var putAside = 0
  package internal(set) var elsewhere = 0

  package init(reasons: DeskReasons) { self.reasons = reasons }

  /// What a desk asks for when it opens.
  package static let opening: [DeskAction] = [.next]

  package mutating func receive(_ event: DeskEvent) -> [DeskAction] {
    switch event {
    case .key(let key): return receive(key)
    case .shown(let shown, let waiting):
      lay(shown, waiting: waiting)
      return []
    case .nothing(let putAside, let elsewhere):
      clear()
      mode = .nothing
      (self.putAside, self.elsewhere) = (putAside, elsewhere)
      return []
    case .decided(let application, let words):
      decided = (decided + [Decided(application: application, name: current?.name ?? "")]).suffix(Self.undoable)
      decidedCount += 1
      status = words
      return goOn()
    case .refused(let words):
      if mode == .waiting { mode = current == nil ? .nothing : .looking }
      status = words
      return []
    case .lost(let words):
      status = words
      return goOn()
    case .undone(let undone, let waiting):
      decided.removeLast()
      decidedCount -= 1
      lay(undone, waiting: waiting)
      status = "\(undone.application) is taken back, with its mail."
      return []
    case .cannotUndo(let words):
      decided.removeLast()
      mode = current == nil ? .nothing : .looking
      status = words
      return []
    case .revealed(let number):
      wholeNumber = number
      mode = .looking
      return []
    case .told(let lines):
      told = lines
      scroll = 0
      mode = .reading
      return []
    }
  }

  private mutating func lay(_ shown: DeskCase, waiting: Int) {
    clear()
    current = shown
    mode = .looking
    self.waiting = waiting
  }

  /// Whatever belongs to the application that was looked at; how pictures are looked at stays.
  private mutating func clear() {
    current = nil
    chosen = [:]
    (note, message, text) = ("", "", "")
    wholeNumber = nil
    told = []
    scroll = 0
    isZoomed = false
  }

  private mutating func goOn() -> [DeskAction] {
    clear()
    mode = .waiting
    return [.next]
  }
}
