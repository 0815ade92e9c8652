import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

@Suite("Reading a bundle")
struct BundleReaderTests {
  let office: TestOffice

  init() throws {
    office = try TestOffice()
  }

  func faults(of folder: URL) -> [FormFault] {
    do {
      _ = try BundleReader.read(folder, receivedAt: Samples.hour(1))
      return []
    } catch let error as FormFaults {
      return error.faults
    } catch let bundle as ReturnableBundle {
      return bundle.returned.faults
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test("gives the application, the form as it came, and both pictures")
  func goodBundle() throws {
    let bundle = try TestBundle(1)
    let folder = try office.put(bundle, as: "a")
    let read = try BundleReader.read(folder, receivedAt: Samples.hour(1))
    #expect(read.application.id == (try Samples.id(1)))
    #expect(read.form == (try Data(contentsOf: folder.appending(path: "application.json"))))
    #expect(read.portrait == bundle.files["portrait.jpg"])
    #expect(read.identity == bundle.files["id-front.jpg"])
  }

  @Test("finds a picture whose name a Mac took apart, and one that a form took apart")
  func decomposedName() throws {
    let name = "José-ảnh.jpg"
    let spellings = [name.precomposedStringWithCanonicalMapping, name.decomposedStringWithCanonicalMapping]
    for (index, named) in spellings.enumerated() {
      var bundle = try TestBundle(1)
      bundle.set("portrait", "file", named)
      bundle.files["portrait.jpg"] = nil
      let folder = try office.put(bundle, as: "bundle\(index)")
      try Data("portrait".utf8).write(to: folder.appending(path: spellings[1 - index]))
      #expect(try BundleReader.read(folder, receivedAt: Samples.hour(1)).portrait == Data("portrait".utf8))
    }
  }

  @Test("names every fault at once where nobody can be told: of the form's fields, and a picture that is not there")
  func allAtOnce() throws {
    var bundle = try TestBundle(1)
    bundle.set("applicant", "email", "none")
    bundle.set("applicant", "idNumber", "A123456788")
    bundle.set("applicant", "phone", "12")
    bundle.form["channel"] = "pigeon"
    bundle.files["id-front.jpg"] = nil
    let fields = faults(of: try office.put(bundle, as: "a")).map(\.field)
    #expect(
      Set(fields) == [
        "applicant.idNumber", "applicant.phone", "applicant.email", "channel", "identityDocument.file",
      ])
    #expect(fields.count == 5)
  }

  @Test("gives back a form whose sender can mend it, byte for byte, whatever lies beside it")
  func returnable() throws {
    var bundle = try TestBundle(1)
    bundle.set("applicant", "phone", "12")
    bundle.files["id-front.jpg"] = nil
    let folder = try office.put(bundle, as: "a")
    let thrown = #expect(throws: ReturnableBundle.self) { try BundleReader.read(folder, receivedAt: Samples.hour(1)) }
    #expect(thrown?.returned.reasons == ["form_phone_not_mobile"])
    #expect(thrown?.form == (try Data(contentsOf: folder.appending(path: "application.json"))))
  }

  @Test("names the missing picture also where the other upload is no object at all")
  func brokenSection() throws {
    var bundle = try TestBundle(1)
    bundle.form["portrait"] = "portrait.jpg"
    bundle.form["applicationId"] = nil
    bundle.files["id-front.jpg"] = nil
    #expect(
      Set(faults(of: try office.put(bundle, as: "a")).map(\.field)) == [
        "applicationId", "portrait", "identityDocument.file",
      ])
  }

  @Test("takes a form with a byte-order mark, as some senders write it")
  func byteOrderMark() throws {
    let folder = try office.put(try TestBundle(1), as: "a")
    let form = folder.appending(path: "application.json")
    try (Data([0xEF, 0xBB, 0xBF]) + Data(contentsOf: form)).write(to: form)
    #expect(faults(of: folder) == [])
  }

  @Test(
    "refuses a picture's name that leads out of the bundle, and never opens it",
    arguments: ["../portrait.jpg", "/etc/hostname", "..", "a/b.jpg", "a\\b.jpg", ".hidden.jpg", "application.json", ""])
  func escapingName(name: String) throws {
    var bundle = try TestBundle(1)
    bundle.set("portrait", "file", name)
    bundle.files["portrait.jpg"] = nil
    try Data("outside".utf8).write(to: office.home.inbox.appending(path: "portrait.jpg"))
    let found = faults(of: try office.put(bundle, as: "a"))
    #expect(found.map(\.field) == ["portrait.file"])
  }

  @Test("refuses a link, a FIFO and a folder in a picture's place, without waiting for the FIFO")
  func notAPlainFile() throws {
    let makers: [(words: String, make: (String) throws -> Void)] = [
      ("symbolic link", { #expect(symlink("id-front.jpg", $0) == 0) }),
      ("not a plain file", { #expect(mkfifo($0, 0o600) == 0) }),
      ("not a plain file", { #expect(mkdir($0, 0o700) == 0) }),
    ]
    for (number, (words, make)) in makers.enumerated() {
      var bundle = try TestBundle(1)
      bundle.files["portrait.jpg"] = nil
      let folder = try office.put(bundle, as: "bundle-\(number)")
      try make(folder.appending(path: "portrait.jpg").path)
      let found = faults(of: folder)
      #expect(found.map(\.field) == ["portrait.file"], "\(words)")
      #expect(found.first?.problem.contains(words) == true, "\(found)")
    }
  }

  @Test("refuses a form that is a link")
  func linkedForm() throws {
    let folder = try office.put(try TestBundle(1), as: "a")
    let form = folder.appending(path: "application.json").path
    try FileManager.default.moveItem(atPath: form, toPath: form + ".real")
    try FileManager.default.createSymbolicLink(atPath: form, withDestinationPath: "application.json.real")
    #expect(faults(of: folder).first?.problem.contains("symbolic link") == true)
  }

  @Test("refuses a form that is not there, empty, or no JSON")
  func noForm() throws {
    for text in [nil, "", "{", "[]", "null"] as [String?] {
      let folder = try office.put(try TestBundle(1), as: "a")
      let form = folder.appending(path: "application.json")
      try FileManager.default.removeItem(at: form)
      if let text { try Data(text.utf8).write(to: form) }
      let found = faults(of: folder)
      #expect(found.count == 1, "\(text ?? "absent"): \(found)")
    }
  }

  @Test("refuses a picture larger than is ever read, without reading it")
  func hugePicture() throws {
    let folder = try office.put(try TestBundle(1), as: "a")
    // Sparse: takes no room on the disk.
    #expect(truncate(folder.appending(path: "portrait.jpg").path, off_t(BundleReader.pictureLimit) + 1) == 0)
    #expect(faults(of: folder).map(\.field) == ["portrait.file"])
  }

  @Test("refuses a bundle that is a link to a folder, and one that is a plain file")
  func notAFolder() throws {
    let real = try office.put(try TestBundle(1), as: "real")
    let link = office.home.inbox.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
    let file = office.home.inbox.appending(path: "file")
    try Data("x".utf8).write(to: file)
    #expect(faults(of: link).map(\.field) == ["bundle"])
    #expect(faults(of: file).map(\.field) == ["bundle"])
  }
}
