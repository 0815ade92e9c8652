import Casebook
import Foundation
import ReviewDomain

/// What stands where in an office now.
public struct Standing: Sendable, Hashable {
  /// Bundles in inbox/.
  public let inbox: Int
  /// Bundles in refused/.
  public let refused: Int
  public let applications: [ApplicationStatus: Int]
  public let mails: [DeliveryStatus: Int]
  /// When the oldest application was submitted that waits in one of `waiting`; absent where none does.
  public let oldest: [ApplicationStatus: Date]

  /// For the machine, and for a reviewer.
  public static let waiting: [ApplicationStatus] = [.received, .referred]

  /// - Throws: `HomeFault` or `CasebookError`.
  public init(of home: HomeFolder, _ casebook: any Casebook) throws {
    inbox = try home.waitingBundles().count
    refused = try home.refusedBundles().count
    applications = try casebook.counts()
    mails = try casebook.deliveryCounts()
    var oldest: [ApplicationStatus: Date] = [:]
    for status in Self.waiting {
      oldest[status] = try casebook.page(of: status, after: nil, limit: 1).first?.submittedAt
    }
    self.oldest = oldest
  }
}
