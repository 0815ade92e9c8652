import ReviewDomain
import ReviewerDesk
import Testing

@Suite("The desk's model")
struct DeskModelTests {
  private let first: ApplicationID

  init() throws { first = try DeskFixtures.id(1) }

  @Test("asks for the first application, and hears no key before it is there")
  func opening() throws {
    var model = DeskModel(reasons: DeskFixtures.reasons)
    #expect(DeskModel.opening == [.next])
    #expect(model.type("arsq") == [])
    #expect(model.receive(.shown(try DeskFixtures.shown(1), waiting: 3)) == [])
    #expect(model.mode == .looking && model.waiting == 3)
  }

  @Test("a approves with one key, and the next application is asked for once that is recorded")
  func approve() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("a") == [.approve(first, note: nil)])
    #expect(model.type("a") == [], "a second press must not approve twice")
    #expect(model.receive(.decided(first, words: "done")) == [.next])
    #expect(model.type("a") == [], "nor the next application, unseen")
    #expect(model.status == "done" && model.decidedCount == 1)
    _ = model.receive(.shown(try DeskFixtures.shown(2), waiting: 2))
    #expect(model.status == "done" && model.mode == .looking)
  }

  @Test("r takes a key a reason, several, off again when pressed twice, and Enter rejects")
  func reject() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("r⏎") == [] && model.status == "Choose at least one reason.")
    #expect(model.type("acaa⏎") == [.reject(first, ["no_face": [], "features_unclear": []], message: nil, note: nil)])
    model = try DeskFixtures.desk()
    #expect(model.type("rac⎋") == [] && model.mode == .looking && model.chosen.isEmpty)
    #expect(model.type("re") == [] && model.status == "That is no reason's key.", "undetermined is no reason to tell")
  }

  @Test("a reason that says too little by itself asks for its detail; a capital asks of any")
  func details() throws {
    var model = try DeskFixtures.desk()
    model.type("rb")
    #expect(model.mode == .details(of: "file_too_large"))
    model.type("⏎")
    #expect(model.mode == .details(of: "file_too_large") && !model.status.isEmpty)
    model.type("9")
    #expect(model.status == "That is no detail's number.")
    #expect(
      model.type("12⏎C2⏎⏎") == [
        .reject(
          first, ["file_too_large": ["portrait", "identity"], "features_unclear": ["dark"]], message: nil, note: nil)
      ])
    model = try DeskFixtures.desk()
    model.type("rb⎋")
    #expect(model.mode == .reasons && model.chosen.isEmpty)
  }

  @Test("a detail that the machine saw need not be chosen, and = takes the machine's reasons")
  func machine() throws {
    let seen: [ReasonCode: Set<String>] = ["file_too_large": ["portrait"], "no_face": []]
    var model = try DeskFixtures.desk(machine: seen)
    #expect(model.type("rb⏎") == [.reject(first, ["file_too_large": []], message: nil, note: nil)])
    model = try DeskFixtures.desk(machine: seen)
    #expect(model.type("r=⏎") == [.reject(first, seen, message: nil, note: nil)])
    model = try DeskFixtures.desk(machine: [:])
    #expect(model.type("r=⏎") == [] && model.status == "Choose at least one reason.")
  }

  @Test("`other` asks for words to the applicant, and any rejection may have them")
  func message() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("rd⏎") == [] && model.mode == .message)
    #expect(model.type("請露出雙耳x⌫⏎") == [] && model.mode == .reasons)
    #expect(model.type("⏎") == [.reject(first, ["other": []], message: "請露出雙耳", note: nil)])
    model = try DeskFixtures.desk()
    #expect(
      model.type("nhelp⏎ra+ok⏎⏎") == [.reject(first, ["no_face": []], message: "ok", note: "help")])
  }

  @Test("n keeps a note for the decision, Escape leaves it as it was, and it is gone with the next application")
  func note() throws {
    var model = try DeskFixtures.desk()
    model.type("naqs⏎")
    #expect(model.note == "aqs" && model.mode == .looking, "letters in a note are no keys")
    model.type("n⌫⌫x⎋")
    #expect(model.note == "aqs")
    #expect(model.type("a") == [.approve(first, note: "aqs")])
    _ = model.receive(.decided(first, words: ""))
    _ = model.receive(.shown(try DeskFixtures.shown(2), waiting: 2))
    #expect(model.note.isEmpty)
    model.type("n" + String(repeating: "字", count: 2000) + "⏎")
    #expect(model.note.count == 1000)
  }

  @Test("s puts aside, and an empty desk takes up what was put aside")
  func putAside() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("s") == [.putAside(first)])
    #expect(model.receive(.lost("2026-000001 is put aside.")) == [.next])
    #expect(model.receive(.nothing(putAside: 1, elsewhere: 2)) == [])
    #expect(model.mode == .nothing && model.type("arz") == [])
    #expect(model.type("s") == [.takeUpAgain])
    _ = model.receive(.nothing(putAside: 0, elsewhere: 2))
    #expect(model.type("s") == [])
    #expect(model.type("⏎") == [.next])
  }

  @Test("u takes back the last ten decisions, the newest first")
  func undo() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("u") == [] && model.status.contains("no decision of this session"))
    let ids = try (1...12).map { try #require(ApplicationID("2026-\($0)")) }
    for id in ids {
      model.type("a")
      _ = model.receive(.decided(id, words: ""))
      _ = model.receive(.shown(try DeskFixtures.shown(2), waiting: 2))
    }
    #expect(model.decided.count == 10 && model.decidedCount == 12)
    #expect(model.type("u") == [.undo(ids[11])])
    #expect(model.type("u") == [], "not before the answer")
    _ = model.receive(.undone(try DeskFixtures.shown(3), waiting: 3))
    #expect(model.current == (try DeskFixtures.shown(3)) && model.decidedCount == 11)
    #expect(model.type("u") == [.undo(ids[10])])
    _ = model.receive(.cannotUndo("Too late: its mail is sent"))
    #expect(model.status == "Too late: its mail is sent" && model.mode == .looking)
    #expect(model.decidedCount == 11, "that decision stands")
    _ = model.receive(.nothing(putAside: 0, elsewhere: 0))
    #expect(model.type("u") == [.undo(ids[9])], "also from an empty desk")
  }

  @Test("i asks for the whole number, which goes with a second i and with the application")
  func reveal() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("i") == [.reveal(first)])
    _ = model.receive(.revealed("A123456789"))
    #expect(model.wholeNumber == "A123456789" && model.mode == .looking)
    #expect(model.type("i") == [] && model.wholeNumber == nil)
    model.type("i")
    _ = model.receive(.revealed("A123456789"))
    model.type("a")
    _ = model.receive(.decided(first, words: ""))
    #expect(model.wholeNumber == nil)
  }

  @Test("z, l and the arrows change how it is looked at, and decide nothing")
  func looking() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("zljjk") == [])
    #expect(model.isZoomed && model.drawsLines && model.scroll == 1)
    #expect(model.type("zx") == [] && !model.isZoomed && model.status.contains("?"))
    for key in [DeskKey.down, .pageDown, .up, .pageUp, .pageUp] { #expect(model.receive(.key(key)) == []) }
    #expect(model.scroll == 0)
  }

  @Test("o, h and ? ask, show and come back")
  func asking() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("o") == [.write(first)])
    _ = model.receive(.told(["The pictures:", "x"]))
    #expect(model.told == ["The pictures:", "x"] && model.mode == .reading)
    model.type("x")
    #expect(model.type("h") == [.history(first)])
    _ = model.receive(.told(["one", "two", "three"]))
    model.type("jjjj")
    #expect(model.mode == .reading && model.scroll == 2)
    #expect(model.type("a") == [] && model.mode == .looking, "a key that ends reading decides nothing")
    #expect(model.type("?") == [] && model.mode == .help)
    #expect(model.type("a") == [] && model.mode == .looking)
  }

  @Test("what could not be done is said and may be tried anew; what was lost makes way for the next")
  func refused() throws {
    var model = try DeskFixtures.desk()
    model.type("a")
    #expect(model.receive(.refused("the casebook is in use")) == [])
    #expect(model.mode == .looking && model.status == "the casebook is in use")
    #expect(model.type("a") == [.approve(first, note: nil)])
    #expect(model.receive(.lost("somebody else")) == [.next])
    #expect(model.current == nil && model.decided.isEmpty && model.decidedCount == 0)
  }

  @Test("q, Ctrl-C and the end of input quit, the last two from anywhere")
  func quit() throws {
    var model = try DeskFixtures.desk()
    #expect(model.type("q") == [.quit] && model.mode == .over)
    #expect(model.type("a") == [])
    for keys in ["", "r", "rb", "n", "?", "a"] {
      for key in [DeskKey.interrupt, .end] {
        var model = try DeskFixtures.desk()
        model.type(keys)
        #expect(model.receive(.key(key)) == [.quit])
      }
    }
  }
}
