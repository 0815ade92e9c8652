import Foundation
import ReviewDomain
import ReviewerDesk

/// The desk line by line.
struct PlainDesk {
  let session: DeskSession
  let context: CommandContext
  private var model: DeskModel
  private var said: DeskModel?

  init(session: DeskSession, reasons: DeskReasons, context: CommandContext) {
    self.session = session
    self.context = context
    model = DeskModel(reasons: reasons)
  }

  /// Serves until the reviewer quits or nothing more is typed.
  ///
  /// - Returns: the signal that ended it; nil for none.
  mutating func serve() async throws -> Int32? {
    let ear = DeskEar(signals: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    defer { session.close() }
    perform(DeskModel.opening)
    try say()
    var line: [UInt8] = []
    for await input in ear.inputs {
      switch input {
      case .bytes(let bytes, _):
        for byte in bytes where model.mode != .over {
          if byte != UInt8(ascii: "\n") {
            line.append(byte)
            continue
          }
          try answer(String(decoding: line, as: UTF8.self))
          line = []
        }
      case .end: receive(.key(.end))
      case .signal(let number): return number
      case .beat:
        if let lost = session.heartbeat() {
          receive(lost)
          try say()
        }
      case .pictures: break
      }
      if model.mode == .over { return nil }
    }
    return nil
  }

  private mutating func answer(_ line: String) throws {
    // What is not UTF-8 has become U+FFFD on its way here.
    if line.unicodeScalars.contains("\u{FFFD}") {
      try context.write(
        "That is not UTF-8; set the terminal to UTF-8 and type it again.\n" + PlainPage.question(of: model))
      return
    }
    guard let keys = PlainPage.keys(line.strippedOfControls, in: model.mode) else {
      try context.write("Type one letter.\n" + PlainPage.question(of: model))
      return
    }
    let mode = model.mode
    for key in keys {
      // A reason's details have been asked for, or words: what follows on the line is no answer to that.
      if model.mode != mode { break }
      receive(.key(key))
    }
    try say()
  }

  private mutating func receive(_ event: DeskEvent) {
    perform(model.receive(event))
  }

  private mutating func perform(_ actions: [DeskAction]) {
    for action in actions {
      if let event = session.perform(action) { receive(event) }
    }
  }

  private mutating func say() throws {
    if model.mode == .over { return }
    try context.write(PlainPage.text(of: model, after: said).strippedOfControlsByLine + PlainPage.question(of: model))
    said = model
    try? session.fill()
  }
}

extension String {
  /// Without characters that steer a terminal: names come from outside.
  fileprivate var strippedOfControlsByLine: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).strippedOfControls }.joined(
      separator: "\n")
  }
}
