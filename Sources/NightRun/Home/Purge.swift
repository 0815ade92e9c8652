import Casebook
import DurableFiles
import Foundation
import ReviewDomain

/// Deletes what the office's retention has run out for.
public struct Purge: Sendable {
  public struct Plan: Sendable {
    public let forgettings: [Forgetting]
    /// Names in refused/.
    public let refused: [String]

    public init(forgettings: [Forgetting], refused: [String]) {
      self.forgettings = forgettings
      self.refused = refused
    }
  }

  let home: HomeFolder
  let casebook: SQLiteCasebook
  let retention: Retention

  public init(of home: HomeFolder, _ casebook: SQLiteCasebook, _ retention: Retention) {
    self.home = home
    self.casebook = casebook
    self.retention = retention
  }

  private static let day = 86_400.0
  /// With leap years.
  private static let year = 365.2425 * day

  public func plan(at time: Date) throws -> Plan {
    let pictures = retention.pictureDays.map { time - Double($0) * Self.day }
    let persons = retention.personYears.map { time - Double($0) * Self.year }
    let refused = try retention.refusedDays.map { days in
      try home.refusedBundles().filter { name in
        let folder = home.refused.appending(path: name).path
        let written = (try? FileManager.default.attributesOfItem(atPath: folder))?[.modificationDate] as? Date
        return written.map { time.timeIntervalSince($0) > Double(days) * Self.day } ?? false
      }.sorted()
    }
    return Plan(
      forgettings: pictures == nil && persons == nil
        ? [] : try casebook.forgettable(picturesClosedBefore: pictures, personsClosedBefore: persons),
      refused: refused ?? [])
  }

  /// Nights must not run meanwhile: one could be storing a picture that this deletes.
  ///
  /// - Returns: how many pictures were deleted.
  public func carryOut(_ plan: Plan, because why: String, by actor: Actor, at time: Date) throws -> Int {
    for start in stride(from: 0, to: plan.forgettings.count, by: 500) {
      let batch = Array(plan.forgettings[start..<min(start + 500, plan.forgettings.count)])
      try casebook.forget(batch, because: why, by: actor, at: time)
    }
    for name in plan.refused { try DurableFile.remove(home.refused.appending(path: name).path) }
    // Also what a run that died left.
    var deleted = 0
    let store = PictureStore(folder: home.pictures)
    for digest in try casebook.picturesToDelete() {
      if unlink(store.url(of: digest).path) == 0 {
        deleted += 1
      } else if errno != ENOENT {
        throw FileFault("delete", store.url(of: digest).path)
      }
    }
    return deleted
  }
}
