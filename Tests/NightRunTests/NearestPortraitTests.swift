import Casebook
import CasebookConformance
import NightRun
import ReviewDomain
import Testing

@Suite("The measures of how near another person's portrait is")
struct NearestPortraitTests {
  private let person = PersonKey(rawValue: 1)
  private let hash = Samples.hash(1)

  private func measured(_ hash: MeasuredValue?, among index: PortraitIndex = PortraitIndex()) -> Measurement {
    let portrait = Measurements(hash.map { [Measurement(name: "image.hash", value: $0)] } ?? [])
    return NearestPortrait.photo.measurement(of: portrait, of: person, among: index)
  }

  @Test("gives the bits to the nearest, and names the application and nothing else")
  func nearest() throws {
    var index = PortraitIndex()
    let other = PersonKey(rawValue: 2)
    index.insert(PortraitFact(application: try Samples.id(7), person: other, hash: hash.changed(bits: 8)))
    let found = measured(.text(hash.description), among: index)
    #expect(found.name == "duplicate.nearest")
    #expect(found.unit == "bits")
    #expect(found.value == .number(8))
    #expect(found.evidence == "differs from the photo of 2026-000007, another person's application, in 8 of 256 bits")
  }

  @Test("finds a mirrored face, and passes over applications from before faces were kept")
  func mirroredFace() throws {
    var index = PortraitIndex()
    let other = PersonKey(rawValue: 2)
    index.insert(PortraitFact(application: try Samples.id(6), person: other, hash: hash))
    index.insert(
      PortraitFact(application: try Samples.id(7), person: other, hash: Samples.hash(9), face: hash.changed(bits: 4)))
    let face = FaceHash(face: Samples.hash(3), mirrored: hash)
    let found = NearestPortrait.face.measurement(
      of: Measurements([Measurement(name: "face.hash", value: .text(face.description))]), of: person, among: index)
    #expect(found.name == "duplicate.nearest_face")
    #expect(found.value == .number(4))
    #expect(found.evidence.contains("the face of 2026-000007"))
  }

  @Test("is as far as can be where there is nobody else")
  func nobodyElse() {
    #expect(measured(.text(hash.description)).value == .number(256))
  }

  @Test("does not apply where the photo gave no picture, and says why")
  func noPicture() {
    #expect(measured(.notApplicable(why: "the file is empty")).value == .notApplicable(why: "the file is empty"))
  }

  @Test(
    "fails where there should be a hash and is none",
    arguments: [nil, .failed(why: "x"), .text("00"), .number(1)] as [MeasuredValue?])
  func noHash(value: MeasuredValue?) {
    guard case .failed = measured(value).value else {
      Issue.record("\(String(describing: value)) was compared")
      return
    }
  }

  @Test("is known to rules and to the list of measures, with all that the workers take")
  func isListed() {
    #expect(MeasureCatalogue.types[.portrait]?["duplicate.nearest"] == .number(0...256))
    #expect(MeasureCatalogue.types[.portrait]?["image.hash"] == .text(nil))
    #expect(MeasureCatalogue.types[.identity]?["duplicate.nearest"] == nil)
    for (subject, measures) in MeasureCatalogue.all {
      #expect(Set(measures.map(\.name)).count == measures.count, "a measure of the \(subject) is there twice")
      for measure in measures {
        #expect(!measure.summary.isEmpty && !measure.summary.contains("\n"), "\(measure.name) does not fit a table")
      }
    }
  }
}
