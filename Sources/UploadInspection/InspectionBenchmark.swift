import Foundation
import PictureReading
import PortraitMeasures
import ReviewDomain

/// Where the time of an inspection goes, measured on one thread.
public struct StageTimes: Sendable, Codable, Hashable {
  public let pictures: Int
  /// Milliseconds a picture for the whole inspection.
  public let inspection: Double
  /// Milliseconds a picture for nothing but decoding and one run each of face detector, face mesh and person mask.
  public let bare: Double
  /// Milliseconds a picture by stage: `decode`, `network …`, and every measure by its name. A measure that is first to need something
  /// costly, such as the face's detail or text lines, pays for it.
  public let stages: [Stage]

  public struct Stage: Sendable, Codable, Hashable {
    public let name: String
    public let milliseconds: Double
  }

  /// Rate of the whole inspection over the bare rate.
  public var ratio: Double { bare / inspection }
}

extension PhotoInspector {
  /// Times the inspection of photos, stage by stage.
  ///
  /// Bare and whole take turns picture by picture, so that a machine that slows down slows both.
  public func stageTimes(of photos: [URL]) -> StageTimes {
    var clock = StageClock()
    for photo in photos {
      clock.time("bare") { runBare(photo) }
      let whole = clock.time("inspection") { inspect(Uploads(portrait: photo, identity: nil)) }
      _ = whole
      timeStages(of: photo, on: &clock)
    }
    let count = Double(max(photos.count, 1))
    return StageTimes(
      pictures: photos.count, inspection: clock.milliseconds("inspection") / count,
      bare: clock.milliseconds("bare") / count,
      stages: clock.names.filter { $0 != "bare" && $0 != "inspection" }.map {
        StageTimes.Stage(name: $0, milliseconds: clock.milliseconds($0) / count)
      })
  }

  private func runBare(_ photo: URL) {
    guard let picture = try? PictureDecoder.open(photo).picture.get(),
      let face = try? networks.faces(in: picture.frame).first
    else { return }
    _ = try? networks.mesh(of: face, in: picture.frame)
    _ = try? networks.person(around: face, in: picture.frame)
  }

  private func timeStages(of photo: URL, on clock: inout StageClock) {
    let opened = clock.time("decode") { PictureDecoder.open(photo) }
    if let frame = try? opened.picture.get().frame,
      let face = clock.time("network faces", { try? networks.faces(in: frame) })?.first
    {
      _ = clock.time("network mesh") { try? networks.mesh(of: face, in: frame) }
      _ = clock.time("network person") { try? networks.person(around: face, in: frame) }
    }
    guard let sight = sights(of: Uploads(portrait: photo, identity: nil)).portrait else { return }
    for measure in Observation.measures {
      _ = clock.time(measure.name.rawValue) { measure.measurement(of: sight.observation) }
    }
    for measure in PortraitSight.measures {
      _ = clock.time(measure.name.rawValue) { measure.measurement(sight.reading(of: measure)) }
    }
  }
}

/// Adds up durations by name, in the order of first use.
private struct StageClock {
  private(set) var names: [String] = []
  private var totals: [String: Duration] = [:]

  @discardableResult
  mutating func time<Value>(_ name: String, _ body: () -> Value) -> Value {
    let start = ContinuousClock.now
    let value = body()
    if totals[name] == nil { names.append(name) }
    totals[name, default: .zero] += ContinuousClock.now - start
    return value
  }

  func milliseconds(_ name: String) -> Double {
    (totals[name] ?? .zero) / .milliseconds(1)
  }
}
