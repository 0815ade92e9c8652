import Casebook
import CasebookConformance
import Foundation
import NightRun
import Notices
import ReviewDomain
import Testing

@Suite("Intake")
struct IntakeTests {
  let office: TestOffice

  init() throws {
    office = try TestOffice()
  }

  @Test("takes a bundle in: casebook, pictures and receipt, and an empty inbox")
  func takesIn() throws {
    let bundle = try TestBundle(1)
    try office.put(bundle, as: "a")
    let result = try office.takeIn()
    #expect(result.registered == 1 && result.refused.isEmpty)
    #expect(try office.inbox() == [])
    let record = try #require(try office.casebook.record(of: Samples.id(1)))
    #expect(record.status == .received)
    #expect(record.notices.map(\.notice.kind) == [.received])
    let store = PictureStore(folder: office.home.pictures)
    #expect(try Data(contentsOf: store.url(of: record.portraitSHA256)) == bundle.files["portrait.jpg"])
    #expect(try Data(contentsOf: store.url(of: record.identitySHA256)) == bundle.files["id-front.jpg"])
  }

  @Test("leaves alone what is still being written: names that begin with a dot")
  func halfWritten() throws {
    try office.put(try TestBundle(1), as: ".half-written")
    #expect(try office.takeIn() == IntakeResult())
    #expect(try office.inbox() == [".half-written"])
  }

  @Test("knows a bundle again that a run registered and died before removing")
  func diedBeforeRemoval() throws {
    let bundle = try TestBundle(1)
    try office.put(bundle, as: "a")
    try office.takeIn()
    let head = try office.casebook.journalHead()
    try office.put(bundle, as: "a")
    let result = try office.takeIn(at: Samples.hour(5))
    #expect(result.alreadyKnown == 1 && result.registered == 0 && result.refused.isEmpty)
    #expect(try office.inbox() == [])
    #expect(try office.casebook.journalHead() == head)
  }

  @Test("knows a bundle again that lies in one inbox twice")
  func twiceAtOnce() throws {
    try office.put(try TestBundle(1), as: "a")
    try office.put(try TestBundle(1), as: "b")
    let result = try office.takeIn()
    #expect(result.registered == 1 && result.alreadyKnown == 1)
    #expect(try office.inbox() == [])
  }

  @Test("refuses another content under a number that is taken, be it a field or a picture")
  func differentContent() throws {
    try office.put(try TestBundle(1), as: "a")
    var form = try TestBundle(1)
    form.set("device", "method", "card_reader")
    try office.put(form, as: "form")
    var picture = try TestBundle(1)
    picture.files["portrait.jpg"] = Data("another".utf8)
    try office.put(picture, as: "picture")
    let result = try office.takeIn()
    #expect(result.registered == 1)
    #expect(result.refused.map(\.name) == ["form", "picture"])
    #expect(try office.refused() == ["form", "picture"])
    #expect(try office.reason(of: "form").contains("applicationId is taken"))
  }

  @Test("lets a newer application of a person supersede the undecided older one")
  func superseding() throws {
    try office.put(try TestBundle(1, person: 7, hour: 0), as: "older")
    try office.put(try TestBundle(2, person: 7, hour: 0.5), as: "newer")
    let result = try office.takeIn()
    #expect(result.registered == 2 && result.superseded == 1)
    #expect(try office.status(1) == .superseded)
    #expect(try office.status(2) == .received)
  }

  @Test("refuses a person who holds a card until it is cancelled, and then takes the same bundle")
  func approvedCard() throws {
    try office.put(try TestBundle(1, person: 7), as: "first")
    try office.takeIn()
    let first = try Samples.application(1)
    try office.casebook.decide(
      Samples.action(.approve, on: first.id), expecting: 1, notice: Samples.notice(.approved, of: first, decision: 1),
      hold: 0, at: Samples.hour(2))
    let second = try TestBundle(2, person: 7, hour: 3)
    try office.put(second, as: "second")
    let refused = try office.takeIn(at: Samples.hour(4))
    #expect(refused.refused.map(\.name) == ["second"])
    let reason = try office.reason(of: "second")
    #expect(reason.contains(first.id.text) && reason.contains("註銷"))
    #expect(try office.status(2) == nil)

    try office.casebook.cancel(
      first.id, by: "reviewer1", note: nil, notice: Samples.notice(.cancelled, of: first, decision: 1),
      at: Samples.hour(5))
    try FileManager.default.moveItem(
      at: office.home.refused.appending(path: "second"), to: office.home.inbox.appending(path: "second"))
    #expect(try office.takeIn(at: Samples.hour(6)).registered == 1)
    #expect(try office.status(2) == .received)
  }

  @Test("moves a faulty bundle whole into refused/ with every fault, and takes the others in")
  func refusesWhole() throws {
    var faulty = try TestBundle(1)
    faulty.set("applicant", "phone", "12")
    faulty.set("applicant", "email", "none")
    faulty.files["portrait.jpg"] = nil
    faulty.files["note.txt"] = Data("kept".utf8)
    try office.put(faulty, as: "faulty")
    try office.put(try TestBundle(2), as: "good")
    let result = try office.takeIn()
    #expect(result.registered == 1)
    #expect(result.refused.first?.faults.count == 3)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: office.home.refused.appending(path: "faulty").path)
    #expect(files.sorted() == ["application.json", "id-front.jpg", "note.txt", "refused.txt"])
    let reason = try office.reason(of: "faulty")
    #expect(reason.contains("applicant.phone") && reason.contains("portrait.file"))
  }

  @Test("returns a form that its sender can mend: decision, mail and journal, and an empty inbox")
  func returns() throws {
    try office.put(try Self.faulty(1), as: "faulty")
    try office.put(try TestBundle(2), as: "good")
    let result = try office.takeIn()
    #expect(result.registered == 1 && result.returned == 1 && result.refused.isEmpty)
    #expect(try office.inbox() == [])
    let record = try #require(try office.casebook.returnRecord(of: Samples.id(1)))
    #expect(record.decision.reasons == ["form_phone_not_mobile"])
    #expect(record.notices.map(\.notice.kind) == [.returned])
    let mail = try #require(record.notices.first).notice
    let body = try #require(NoticeContent(mail)).body
    #expect(body.contains("測試1號 您好") && body.contains("不是行動電話號碼"))
  }

  @Test("knows a returned bundle again, and refuses another content under its number, mended or not")
  func returnedAgain() throws {
    try office.put(try Self.faulty(1), as: "a")
    try office.takeIn()
    let head = try office.casebook.journalHead()
    try office.put(try Self.faulty(1), as: "a")
    try office.put(try TestBundle(1), as: "mended")
    var other = try Self.faulty(1)
    other.set("applicant", "name", "測試二號")
    try office.put(other, as: "other")
    let result = try office.takeIn(at: Samples.hour(5))
    #expect(result.alreadyKnown == 1 && result.returned == 0)
    #expect(result.refused.map(\.name) == ["mended", "other"])
    #expect(try office.reason(of: "mended").contains("applicationId is taken"))
    #expect(try office.casebook.journalHead() == head)
  }

  private static func faulty(_ number: Int) throws -> TestBundle {
    var bundle = try TestBundle(number)
    bundle.set("applicant", "phone", "02-2345-6789")
    return bundle
  }

  @Test("gives the second refused bundle of a name a number")
  func refusedNames() throws {
    var told: [String] = []
    for _ in 0..<3 {
      var faulty = try TestBundle(1)
      faulty.form["applicationId"] = nil
      try office.put(faulty, as: "a")
      let refused = try office.takeIn().refused
      #expect(refused.map(\.name) == ["a"])
      told += refused.map { URL(filePath: $0.path).lastPathComponent }
    }
    #expect(try office.refused() == ["a", "a-2", "a-3"])
    #expect(told == ["a", "a-2", "a-3"])
  }

  @Test("keeps a file of the sender's that has the name of our reason, and overwrites a reason of our own")
  func sendersOwnReason() throws {
    var faulty = try TestBundle(1)
    faulty.form["applicationId"] = nil
    faulty.files["refused.txt"] = Data("a picture".utf8)
    try office.put(faulty, as: "a")
    try office.takeIn()
    #expect(try office.reason(of: "a").contains("applicationId"))
    let kept = office.home.refused.appending(path: "a/a/refused.txt")
    #expect(try Data(contentsOf: kept) == Data("a picture".utf8))

    faulty.files["refused.txt"] = nil
    try office.put(faulty, as: "b")
    try office.takeIn()
    faulty.form["schema"] = 2
    try FileManager.default.removeItem(at: office.home.refused.appending(path: "b/application.json"))
    try FileManager.default.moveItem(
      at: office.home.refused.appending(path: "b"), to: office.home.inbox.appending(path: "b"))
    try faulty.write(to: office.home.inbox.appending(path: "b"))
    try office.takeIn()
    #expect(try office.reason(of: "b").contains("schema"))
  }

  @Test("refuses links and plain files in the inbox without touching what a link points to")
  func linksAndFiles() throws {
    let outside = office.home.url.appending(path: "outside")
    try TestBundle(1).write(to: outside)
    try FileManager.default.createSymbolicLink(
      at: office.home.inbox.appending(path: "link"), withDestinationURL: outside)
    try Data("x".utf8).write(to: office.home.inbox.appending(path: "file"))
    let result = try office.takeIn()
    #expect(result.refused.map(\.name) == ["file", "link"])
    #expect(try office.inbox() == [])
    #expect(try office.reason(of: "file").contains("folder"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: outside.path).sorted() == [
        "application.json", "id-front.jpg", "portrait.jpg",
      ])
  }

  @Test("refuses a bundle in which the reason cannot be written, in a folder of its own")
  func reasonCannotBeWritten() throws {
    var faulty = try TestBundle(1)
    faulty.form["applicationId"] = nil
    let folder = try office.put(faulty, as: "a")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "refused.txt/inner"), withIntermediateDirectories: true)
    #expect(try office.takeIn().refused.map(\.name) == ["a"])
    #expect(try office.reason(of: "a").contains("applicationId"))
    #expect(FileManager.default.fileExists(atPath: office.home.refused.appending(path: "a/a/application.json").path))
  }

  @Test("takes in a bundle whose name is no UTF-8, as old zip programs leave it in Big5")
  func undecodableName() throws {
    let folder = try office.put(try TestBundle(1), as: "a")
    let big5: [UInt8] = Array(office.home.inbox.path.utf8) + [0x2F, 0xA5, 0xD3, 0xBD, 0xD0, 0]
    try #require(rename(folder.path, big5.map(CChar.init(bitPattern:))) == 0)
    let result = try office.takeIn()
    #expect(result.registered == 1 && result.refused.isEmpty)
    #expect(try office.inbox() == [])
  }

  @Test("passes over in silence what file servers, desktops and file systems put into folders")
  func litter() throws {
    let litter = ["#recycle", "@eaDir", "Thumbs.db", "desktop.ini", "lost+found"]
    for name in litter {
      try FileManager.default.createDirectory(
        at: office.home.inbox.appending(path: name), withIntermediateDirectories: true)
    }
    try office.put(try TestBundle(1), as: "a")
    let result = try office.takeIn()
    #expect(result.registered == 1 && result.refused.isEmpty && result.stuck.isEmpty)
    #expect(try office.inbox() == litter)
    #expect(try office.home.waitingBundles() == [])
    #expect(try office.refused() == [])
  }

  @Test("leaves bundles from the future in the inbox where all are, since it is this machine's clock that is wrong")
  func allFromTheFuture() throws {
    for number in 1...3 { try office.put(try TestBundle(number, hour: 9000), as: "bundle-\(number)") }
    let early = try office.takeIn()
    #expect(early.early == ["bundle-1", "bundle-2", "bundle-3"] && early.refused.isEmpty, "\(early)")
    #expect(try office.inbox() == early.early)
    #expect(try office.takeIn(at: Samples.hour(9001)).registered == 3)
  }

  @Test("refuses a bundle from the future beside one that is not", arguments: ["a", "z"])
  func oneFromTheFuture(name: String) throws {
    try office.put(try TestBundle(1, hour: 9000), as: name)
    try office.put(try TestBundle(2), as: "in time")
    let result = try office.takeIn()
    #expect(result.registered == 1 && result.early.isEmpty && result.refused.map(\.name) == [name])
    #expect(try office.reason(of: name).contains("submittedAt lies more than a day in the future"))
  }

  @Test("stops between batches when asked to, with the rest still in the inbox")
  func stops() throws {
    try office.put(try TestBundle(1), as: "a")
    #expect(try office.takeIn(stop: true) == IntakeResult())
    #expect(try office.inbox() == ["a"])
  }

  @Test("says which folder is missing when there is no inbox")
  func noInbox() throws {
    try FileManager.default.removeItem(at: office.home.inbox)
    #expect(throws: HomeFault.self) { try office.takeIn() }
  }
}
