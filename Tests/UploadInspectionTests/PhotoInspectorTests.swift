import FaceComparison
import Foundation
import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures
import Testing
import UploadInspection

@Suite struct PhotoInspectorTests {
  @Test func aFileThatIsNoPictureIsMeasuredAllTheSame() throws {
    let networks = try PhotoInspector(networks: networksFolder)
    try TestFolder.with { folder in
      let url = folder.appending(path: "picture.jpg")
      try Data("no picture".utf8).write(to: url)
      let evidence = networks.inspect(Uploads(portrait: url, identity: nil)).evidence
      #expect(evidence.portrait[HeadHeight.name]?.value == .notApplicable(why: "no picture could be read"))
      #expect(evidence.portrait.byName.count == PhotoInspector.measures[.portrait]?.count)
      #expect(evidence.identity == nil)
    }
  }

  @Test func aFolderWithoutNetworksIsRefused() throws {
    _ = try TestFolder.with { folder in
      #expect(throws: InferenceError.self) { try PhotoInspector(networks: folder) }
    }
  }

  @Test(arguments: [
    "text_recognition.onnx", "text_recognition.characters", "character_variants.txt", "face_recognition.onnx",
  ])
  func whatIsLoadedLaterIsMissedAtTheStart(file: String) throws {
    try TestFolder.with { folder in
      for name in try FileManager.default.contentsOfDirectory(atPath: networksFolder.path) where name != file {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: name), withDestinationURL: networksFolder.appending(path: name))
      }
      #expect {
        try PhotoInspector(networks: folder)
      } throws: { error in
        "\(error)".contains(file)
      }
    }
  }

  @Test func theFacesOfTwoUploadsAreCompared() throws {
    let inspector = try PhotoInspector(networks: networksFolder)
    let (photo, card) = (try TestPortrait.frontalCream.url(), try TestDefectPicture.specimenCard.url())
    let both = inspector.inspect(Uploads(portrait: photo, identity: card)).evidence
    let alone = inspector.inspect(Uploads(portrait: nil, identity: card)).evidence
    #expect(both.identity?[IdentityLikeness.name] != nil)
    #expect(both.identity?.byName.count == PhotoInspector.measures[.identity]?.count)
    #expect(alone.identity?[IdentityLikeness.name] == nil)
  }

  @Test func aPreviewTellsWhereOnTheDocumentWhatStands() throws {
    let inspector = try PhotoInspector(networks: networksFolder)
    let samples = networksFolder.deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "samples/inbox/sample-01")
    func marks(_ reads: Bool) throws -> [PreviewedPicture.Mark] {
      let preview = inspector.preview(
        portrait: samples.appending(path: "portrait.jpg"), identity: samples.appending(path: "id-front.jpg"),
        marksDocument: reads)
      guard case .seen(let seen) = preview.identity else { return [] }
      return seen.marks
    }
    #expect(!(try marks(false)).contains { $0.place == .number })
    let read = try marks(true)
    for place in [PreviewedPicture.Place.title, .number, .name, .birthDate, .document] {
      let mark = try #require(read.first { $0.place == place }, "\(place) is not marked")
      #expect(mark.x > -0.05 && mark.y > -0.05 && mark.x + mark.width < 1.05 && mark.y + mark.height < 1.05, "\(mark)")
    }
    let (number, card) = (read.first { $0.place == .number }, read.first { $0.place == .document })
    #expect((number?.width ?? 1) < (card?.width ?? 0), "a line of the card")
  }

  @Test func whoAppliesAgainIsComparedWithTheLastCardsPhoto() throws {
    let inspector = try PhotoInspector(networks: networksFolder)
    let samples = networksFolder.deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "samples/inbox")
    let photo = samples.appending(path: "sample-01/portrait.jpg")
    let stranger = samples.appending(path: "sample-03/portrait.jpg")
    func likeness(to last: URL?) throws -> Double? {
      let evidence = inspector.inspect(Uploads(portrait: photo, identity: nil, lastApproved: last)).evidence
      guard case .number(let number) = evidence.portrait[LikenessToLastPhoto.name]?.value else { return nil }
      return number
    }
    #expect(try #require(try likeness(to: photo)) > 0.9)
    #expect(try #require(try likeness(to: stranger)) < 0.02)
    #expect(try likeness(to: nil) == 1)
    #expect(try likeness(to: photo.appendingPathExtension("purged")) == 1)
    #expect(try likeness(to: TestDefectPicture.specimenCard.url()) != 1)
  }

  @Test func everyMeasureIsTakenUnderItsOwnName() {
    for list in PhotoInspector.measures.values {
      let names = list.map(\.name)
      #expect(Set(names).count == names.count)
    }
  }
}
