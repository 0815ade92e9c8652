import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk

/// The desk on the whole screen of a terminal.
struct FullDesk {
  let session: DeskSession
  private let ear: DeskEar
  private let traits: TerminalTraits
  private let mode: PictureMode?
  private var model: DeskModel
  private var screen: DeskScreen
  private var pictures: PicturesAhead
  private var decoder = KeyDecoder()
  private var shownApplication: ApplicationID?
  /// When what is on the screen came there: keys that were pressed before were meant for something else.
  private var shownAt = ContinuousClock.now

  static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGCONT]

  /// - Parameter mode: how pictures are shown; nil = as the terminal can.
  init(
    session: DeskSession, reasons: DeskReasons, mode: PictureMode?, variable: (String) -> String?,
    worker: PreviewWorker,
    ear: DeskEar
  ) {
    self.session = session
    self.ear = ear
    self.mode = mode
    traits = TerminalTraits(variable)
    model = DeskModel(reasons: reasons)
    pictures = PicturesAhead(worker: worker, told: ear.told)
    screen = DeskScreen(painter: ChafaPainter(mode: mode ?? traits.mode ?? .symbols, depth: traits.depth))
  }

  /// Serves until the reviewer quits.
  ///
  /// - Returns: the signal that ended it; nil for none.
  mutating func serve(on terminal: RawTerminal) async -> Int32? {
    defer { session.close() }
    if mode == nil && traits.mode == nil { RawTerminal.write(DeskScreen.question) }
    measure()
    perform(DeskModel.opening)
    draw()
    for await input in ear.inputs {
      switch input {
      case .bytes(let bytes, let time): hear(decoder.tokens(of: bytes), at: time)
      case .end: receive(.key(.end))
      case .signal(SIGWINCH):
        measure()
        draw()
      case .signal(SIGCONT):
        terminal.resume()
        RawTerminal.write(DeskScreen.enter)
        measure()
        draw()
      case .signal(let number): return number
      case .beat:
        if let lost = session.heartbeat() { receive(lost) }
        draw()
        lookAhead()
      case .pictures(let application, let decoded):
        pictures.put(decoded, of: application)
        if application == model.current?.application { draw() } else { prepare(application) }
      }
      if model.mode == .over { return nil }
    }
    return nil
  }

  private mutating func hear(_ tokens: [KeyDecoder.Token], at time: ContinuousClock.Instant) {
    for token in tokens {
      switch token {
      case .attributes(let numbers):
        // kitty's answer comes before, where there is one.
        if mode == nil && traits.mode == nil && screen.painter.mode == .symbols && numbers.contains(4) { show(.sixel) }
      case .kittyPictures: if mode == nil && traits.mode == nil { show(.kitty) }
      case .key(let key):
        // Two presses of a key must not decide two applications, of which the second has not been seen.
        guard time >= shownAt || key == .interrupt || key == .end else { continue }
        let before = model.current?.application
        receive(.key(key))
        if model.mode == .over { return }
        if model.current?.application != before {
          draw()
          return
        }
      }
    }
    draw()
  }

  private mutating func receive(_ event: DeskEvent) { perform(model.receive(event)) }

  private mutating func perform(_ actions: [DeskAction]) {
    for action in actions {
      if let event = session.perform(action) { receive(event) }
    }
  }

  private mutating func show(_ mode: PictureMode) {
    var painter = screen.painter
    painter.mode = mode
    screen.forget(painter: painter)
  }

  /// Takes the terminal's size anew.
  private mutating func measure() {
    var painter = screen.painter
    if let cell = RawTerminal.size.cell { painter.cell = cell }
    screen.forget(painter: painter)
  }

  private mutating func draw() {
    let (columns, rows, _) = RawTerminal.size
    let before = model.current?.application
    let seen = before.map { pictures[$0] } ?? .coming
    let bytes = screen.show(model, seen, columns: columns, rows: rows)
    let isAnother = before != shownApplication
    // Before it is written: whoever answers what they see must not be taken for somebody who pressed too early.
    if isAnother { shownAt = .now }
    RawTerminal.write(bytes)
    guard isAnother else { return }
    shownApplication = before
    lookAhead()
  }

  /// Has the next ones laid on the desk, and their pictures decoded.
  private mutating func lookAhead() {
    try? session.fill()
    pictures.want(current: model.current?.application, coming: session.coming, in: session)
  }

  /// Paints the pictures of one that comes, while nobody waits.
  private mutating func prepare(_ application: ApplicationID) {
    guard session.coming.contains(application), let wanted = session.pictures(of: application) else { return }
    screen.prepare(pictures[application], places: wanted.places, drawsLines: model.drawsLines)
  }
}
