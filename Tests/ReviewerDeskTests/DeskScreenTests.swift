import ReviewDomain
import ReviewerDesk
import Testing

@Suite("The desk's screen")
struct DeskScreenTests {
  private static func picture(_ name: String, marks: [PicturePlace: [PictureBox]] = [:]) -> DeskPicture {
    let (width, height) = (60, 80)
    var rgb: [UInt8] = []
    for place in 0..<width * height { rgb += [UInt8(place % 251), UInt8(place / width * 3), 128] }
    return DeskPicture(name: name, width: width, height: height, rgb: rgb, marks: marks)
  }

  private static let seen = DeskPictures(
    photo: .seen(picture("photo"), close: picture("close")), document: .seen(picture("document"), close: nil))

  @Test("paints pictures in the terminal's own way", arguments: PictureMode.allCases)
  func modes(mode: PictureMode) throws {
    var screen = DeskScreen(painter: ChafaPainter(mode: mode, depth: .direct))
    let bytes = screen.show(try DeskFixtures.desk(), Self.seen, columns: 80, rows: 24)
    let starts: [PictureMode: String] = [
      .kitty: "\u{1B}_G", .sixel: "\u{1B}P", .iterm2: "\u{1B}]1337;File=", .symbols: "\u{1B}[38;2;",
    ]
    for (other, start) in starts where other != .symbols && !(mode == .kitty && other == .kitty) {
      #expect(bytes.contains(start) == (other == mode), "\(mode) \(other)")
    }
    #expect(bytes.contains(try #require(starts[mode])))
    #expect(bytes.hasSuffix(DeskScreen.frame.end))
  }

  @Test("paints without colours where the terminal has none")
  func monochrome() throws {
    var screen = DeskScreen(painter: ChafaPainter(mode: .symbols, depth: .none))
    let bytes = screen.show(try DeskFixtures.desk(), Self.seen, columns: 80, rows: 24)
    #expect(!bytes.contains("[38;") && !bytes.contains("[48;"))
    #expect(bytes.unicodeScalars.contains { (0x2580...0x259F).contains($0.value) })
  }

  @Test("sends what has changed and nothing else")
  func changes() throws {
    var screen = DeskScreen(painter: ChafaPainter(mode: .sixel, depth: .direct))
    var model = try DeskFixtures.desk()
    let first = screen.show(model, Self.seen, columns: 80, rows: 24)
    #expect(first.contains("\u{1B}[2J") && first.split(separator: "\u{1B}P").count == 3)
    #expect(screen.show(model, Self.seen, columns: 80, rows: 24).count < 40, "nothing has changed")
    _ = model.receive(.refused("try again"))
    let status = screen.show(model, Self.seen, columns: 80, rows: 24)
    #expect(status.contains("try again") && !status.contains("\u{1B}P") && !status.contains("甄健康"))
    model.type("z")
    let zoomed = screen.show(model, Self.seen, columns: 80, rows: 24)
    #expect(zoomed.contains("\u{1B}P") && !zoomed.contains("\u{1B}[2J"))
    #expect(screen.show(model, Self.seen, columns: 100, rows: 30).contains("\u{1B}[2J"))
    screen.forget()
    #expect(screen.show(model, Self.seen, columns: 100, rows: 30).contains("甄健康"))
  }

  @Test("says what is being decoded, and why a picture cannot be seen")
  func unseen() throws {
    var screen = DeskScreen(painter: ChafaPainter(mode: .symbols, depth: .palette))
    let model = try DeskFixtures.desk()
    #expect(screen.show(model, .coming, columns: 80, rows: 24).contains("decoding…"))
    let broken = DeskPictures(photo: .unseen("It cannot be shown: \u{1B}half"), document: .coming)
    let bytes = screen.show(model, broken, columns: 80, rows: 24)
    #expect(bytes.contains("It cannot be shown: half"))
  }

  @Test("marks what a measure speaks of, and draws face, crown and chin when asked, on the edge where they lie outside")
  func marks() {
    let plain = Self.picture(
      "p",
      marks: [
        .eyes: [PictureBox(x: 0.2, y: 0.2, width: 0.5, height: 0.2)],
        .face: [PictureBox(x: 0.1, y: 0.1, width: 0.8, height: 0.8)],
        .head: [PictureBox(x: 0.1, y: -0.2, width: 0.8, height: 1.6)],
      ])
    func changed(_ picture: DeskPicture) -> Int { zip(picture.rgb, plain.rgb).count { $0 != $1 } }
    let marked = changed(plain.marked([.eyes], withLines: false))
    let lined = changed(plain.marked([], withLines: true))
    #expect(changed(plain.marked([], withLines: false)) == 0 && marked > 0 && lined > marked)
    let lines = plain.marked([], withLines: true).rgb
    #expect(lines[3 * (60 + 30)] == 255 && lines[3 * (79 * 60 + 30)] == 255, "crown and chin on the edges")
  }

  @Test("knows of which place on which upload a measure speaks")
  func places() {
    let spoke: [(subject: Subject, measure: MeasureName)] = [
      (.portrait, "eyes.open"), (.portrait, "head.height"), (.portrait, "faces.count"), (.portrait, "file.bytes"),
      (.identity, "document.number_matches"), (.identity, "document.portrait"), (.identity, "file.bytes"),
      (.identity, "face.count"),
    ]
    #expect(MarkedPlaces(spoke).photo == [.eyes, .head, .otherFace])
    #expect(MarkedPlaces(spoke).document == [.number, .document])
  }

  @Test("marks the document as it does the photo")
  func document() throws {
    let card = Self.picture("card", marks: [.number: [PictureBox(x: 0.1, y: 0.7, width: 0.5, height: 0.1)]])
    let pictures = DeskPictures(photo: .coming, document: .seen(card, close: nil))
    func shown(_ measure: MeasureName) throws -> String {
      var screen = DeskScreen(painter: ChafaPainter(mode: .symbols, depth: .direct))
      var model = DeskModel(reasons: DeskFixtures.reasons)
      _ = model.receive(.shown(try DeskFixtures.shown(1, spoke: .identity, measure), waiting: 1))
      return screen.show(model, pictures, columns: 80, rows: 24)
    }
    #expect(try shown("document.number_matches") != shown("document.name_matches"))
    #expect(try shown("document.name_matches") == shown("document.sharpness"), "nothing was found to mark")
  }

  @Test("follows what the environment says of the terminal")
  func traits() {
    func traits(_ variables: [String: String]) -> TerminalTraits { TerminalTraits { variables[$0] } }
    #expect(traits(["TERM": "xterm-kitty"]).mode == .kitty)
    #expect(traits(["TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"]).mode == .iterm2)
    #expect(traits(["TERM": "xterm-256color"]).mode == nil, "it has to be asked")
    #expect(traits(["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"]).mode == .symbols)
    #expect(traits(["TERM": "screen", "TMUX": "x", "TERM_PROGRAM": "iTerm.app"]).mode == .symbols)
    #expect(traits(["TERM": "xterm-256color", "COLORTERM": "truecolor"]).depth == .direct)
    #expect(traits(["TERM": "xterm-256color"]).depth == .palette)
    #expect(traits(["TERM": "xterm-256color", "NO_COLOR": "1"]).depth == .none)
    #expect(traits(["TERM": "vt100"]).depth == .none && traits(["TERM": "linux"]).depth == .sixteen)
  }
}
