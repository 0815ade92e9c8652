import AgencyRules
import Foundation
import NightRun
import PictureReading
import PortraitMeasures
import ReviewDomain
import TestPictures
import Testing
import UploadInspection

/// A rule nothing can pass, or nothing can fail, is a rule with the wrong limit. Goes by the shipped rules and all measures, so
/// that a new measure without a picture that fails it is found here.
@Suite struct ShippedRulesOnPicturesTests {
  private let rules: RuleSet

  /// Measures that inform and judge nothing.
  private static let informing: Set<MeasureName> = [
    "document.mrz", FaceCount.name, FaceHashMeasure.name, FaceSkin.name, ImageHash.name, ImageTurned.name,
  ]
  /// Evidence that the shipped calibration gave no weight; another agency's photos may.
  private static let withoutWeight: Set<MeasureName> = [
    FaceShaded.name, FaceUneven.name, HeadTouchesTop.name, HeadgearBreadth.name, HeadgearArea.name, BodyShoulders.name,
  ]

  init() throws {
    let folder = networksFolder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "rules")
    rules = try RulesFolder(at: folder, measures: MeasureCatalogue.types).ruleSet
  }

  private func fires(_ rule: Rule, on value: MeasuredValue) -> Bool {
    [rule.reject, rule.refer].contains { $0?.holds(value) == true }
  }

  @Test(arguments: [(Subject.portrait, Sample.good), (.identity, .specimenCard)])
  func somePicturePassesAllRules(subject: Subject, sample: Sample) throws {
    let evidence = try #require(try Inspected.all[sample]?.get())
    let measurements = subject == .portrait ? evidence.portrait : try #require(evidence.identity)
    // Samples are inspected beside themselves, so that rules that compare the two uploads fire; there is no casebook.
    for rule in rules.rules where rule.subject == subject && rule.needs == nil {
      let value = try #require(measurements[rule.measure]).value
      let holds = [rule.reject, rule.refer].compactMap { $0?.holds(value) }
      #expect(holds.allSatisfy { !$0 } && !holds.isEmpty, "\(rule.measure) gave \(value)")
    }
  }

  @Test func everyRuleIsFailedBySomePicture() throws {
    let made = try (Self.faultyFiles() + [Self.noddingHead(), Self.closedEyes()]).map { seen in
      Measurements(seen.measurements() + PortraitSight(seen).measurements())
    }
    let inspected = try Sample.allCases.compactMap { try Inspected.all[$0]?.get() } + Self.comparedDocuments()
    for rule in rules.rules where rule.needs != .casebook {
      let values =
        made.compactMap { $0[rule.measure]?.value }
        + inspected.compactMap { (rule.subject == .portrait ? $0.portrait : $0.identity)?[rule.measure]?.value }
      #expect(values.contains { fires(rule, on: $0) }, "no picture fails \(rule.subject) \(rule.measure)")
    }
  }

  @Test func everyMeasureHasARule() {
    let judged = Set(rules.rules.map(\.measure)).union(rules.doubt?.curves.map(\.measure) ?? [])
    let taken = Set(PhotoInspector.measures.values.joined().map(\.name))
    #expect(taken.subtracting(judged).subtracting(Self.withoutWeight) == Self.informing)
  }

  /// Documents that are not what the form says, or say nothing.
  private static func comparedDocuments() throws -> [Evidence] {
    let inspector = try PhotoInspector(networks: networksFolder)
    let samples = networksFolder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "samples/inbox")
    func claim(_ kind: IdentityDocumentKind, on day: String) throws -> DocumentClaim {
      DocumentClaim(
        kind: kind, number: try IdentityNumber(typed: "B200000004"), name: try PersonName(typed: "試用者"),
        birthDate: try CivilDate(typed: "82/2/2"), submittedOn: try CivilDate(typed: day))
    }
    let uploads = [
      (try TestDefectPicture.specimenCard.url(), try claim(.residencePermit, on: "2026-11-20")),
      (try TestPortrait.frontalCream.url(), try claim(.nationalID, on: "2026-11-20")),
      (samples.appending(path: "sample-36/id-front.jpg"), try claim(.residencePermit, on: "2031-01-01")),
      (samples.appending(path: "sample-28/portrait.jpg"), try claim(.nationalID, on: "2026-11-20")),
      (samples.appending(path: "sample-43/id-front.jpg"), try claim(.nationalID, on: "2026-11-20")),
      (samples.appending(path: "sample-44/id-front.jpg"), try claim(.nhiCard, on: "2026-11-20")),
    ]
    let strangers = samples.appending(path: "sample-36")
    let stranger = Uploads(
      portrait: strangers.appending(path: "portrait.jpg"), identity: strangers.appending(path: "id-front.jpg"))
    return uploads.map { inspector.inspect(Uploads(portrait: nil, identity: $0.0, claim: $0.1)).evidence }
      + [inspector.inspect(stranger).evidence]
  }

  private static func faultyFiles() throws -> [Observation] {
    let scene = try TestScene.patches(width: 120, height: 120)
    var vast = try TestFile(TestScene.plain(width: 16, height: 16, red: 80, green: 90, blue: 100), as: ".jpg")
    vast.setJPEGSize(width: 20_000, height: 10_000)
    let edited = try TestFile(scene, as: ".jpg", texts: ["exif-ifd0-Software": "Meitu 9.1"])
    let history = #"<rdf:li stEvt:softwareAgent="HDR+ 1.0"/><rdf:li stEvt:softwareAgent="Adobe Photoshop 25.0"/>"#
    let told = try [history, #"<a iptc:DigitalSourceType='http://cv.iptc.org/newscodes/trainedAlgorithmicMedia'/>"#].map
    {
      try TestFile(scene, as: ".jpg", blobs: ["xmp-data": Array("<x:xmpmeta>\($0)</x:xmpmeta>".utf8)]).observed()
    }
    let framed = try TestPortrait.frontalCream.pixels()
      .bordered(left: 40, right: 40, top: 40, bottom: 40, colour: [230, 0, 90])
    let heavy = TestFile(bytes: try TestFile(scene, as: ".jpg").bytes + [UInt8](repeating: 0, count: 5_000_000))
    return try [
      vast.observed(), edited.observed(), heavy.observed(), TestFile(scene, as: ".gif").observed(),
      TestFile(scene, as: ".jpg").cut(to: 0.6).observed(), scene.inGrey().observed(),
      framed.observed(),
    ] + told
  }

  /// The good portrait as the networks see it, its mesh changed.
  private static func observed(changing change: (MeshPoint, Int) -> MeshPoint) throws -> Observation {
    let seen = Observation(
      of: PictureDecoder.open(try TestPortrait.frontalCream.url()), for: .portrait,
      with: try NetworkSet(folder: networksFolder))
    let mesh = try #require(seen.mesh)
    let points = mesh.points.enumerated().map { change($0.element, $0.offset) }
    return Observation(
      file: seen.file, picture: .success(try #require(seen.picture)), faces: seen.faces,
      mesh: FaceMesh(points: points, presence: mesh.presence), person: seen.person)
  }

  /// The chin lifted by 35°.
  private static func noddingHead() throws -> Observation {
    let angle = -35 * Double.pi / 180
    return try observed { point, _ in
      MeshPoint(
        x: point.x, y: point.y * cos(angle) - point.z * sin(angle), z: point.y * sin(angle) + point.z * cos(angle))
    }
  }

  private static func closedEyes() throws -> Observation {
    let lids: [Int: Double] = [159: 3, 145: -3, 386: 3, 374: -3]
    return try observed { point, index in MeshPoint(x: point.x, y: point.y + (lids[index] ?? 0), z: point.z) }
  }
}
