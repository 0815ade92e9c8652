import Foundation
import PhotoInspection
import ReviewDomain
import TestPictures
import Testing

@Suite struct PhotoInspectorTests {
  @Test(arguments: QuarterTurn.allCases)
  func aTurnedPictureIsPutRight(turn: QuarterTurn) throws {
    let networks = try PhotoInspector(networks: networksFolder)
    let turned = try TestPortrait.frontalCream.pixels().turned(turn)
    let observation = try TestFolder.with { folder in
      let url = folder.appending(path: "picture.png")
      try Data(TestFile(turned, as: ".png").bytes).write(to: url)
      return try #require(networks.observations(Uploads(portrait: url, identity: nil)).portrait)
    }
    #expect(observation.pixelTurn == turn.inverse.degrees)
    #expect(observation.faces.count == 1)
    #expect(abs(try #require(observation.pose).roll) < 4)
  }

  @Test func aFileThatIsNoPictureIsMeasuredAllTheSame() throws {
    let networks = try PhotoInspector(networks: networksFolder)
    try TestFolder.with { folder in
      let url = folder.appending(path: "picture.jpg")
      try Data("no picture".utf8).write(to: url)
      let evidence = networks.inspect(Uploads(portrait: url, identity: nil)).evidence
      #expect(evidence.portrait[HeadHeight.name]?.value == .notApplicable(why: "no picture could be read"))
      #expect(evidence.portrait.byName.count == MeasureRegistry.portrait.count)
      #expect(evidence.identity == nil)
    }
  }

  @Test func aFolderWithoutNetworksIsRefused() throws {
    _ = try TestFolder.with { folder in
      #expect(throws: InferenceError.self) { try PhotoInspector(networks: folder) }
    }
  }

  @Test(arguments: ["text_recognition.onnx", "text_recognition.characters", "character_variants.txt"])
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

  @Test func aNetworkThatFailsLeavesNoMeasureSilent() throws {
    let picture = try TestPortrait.frontalCream.pixels()
    let fault = InferenceError.inferenceFailed(file: "centerface.onnx", why: "a test")
    let observation = Observation(
      file: try TestFile(picture, as: ".png").opened().facts, picture: .success(DecodedPicture(frame: picture)),
      inferenceFault: fault)
    for measure in [FaceCount.self, HeadHeight.self, PoseYaw.self, DocumentLikelihood.self] as [any Measure.Type] {
      #expect(measure.take(observation).value == .failed(why: fault.description), "\(measure.name)")
    }
  }

  @Test func everyMeasureIsTakenUnderItsOwnName() {
    for list in [MeasureRegistry.portrait, MeasureRegistry.identity] {
      let names = list.map { $0.name }
      #expect(Set(names).count == names.count)
    }
  }
}
