import Foundation

/// One night as the casebook remembers it: numbers only, nothing of any application.
public struct NightRecord: Sendable, Hashable, Identifiable {
  /// In the order in which nights began.
  public let id: Int64
  /// The name under which it leased applications.
  public let holder: String
  public let startedAt: Date
  /// Nil while the night runs, and for ever where it died.
  public let ending: Ending?

  /// Seconds from its beginning to its end; 0 without one.
  public var duration: TimeInterval { ending.map { $0.at.timeIntervalSince(startedAt) } ?? 0 }

  /// How a night ended by itself.
  public struct Ending: Sendable, Hashable {
    public let at: Date
    public let outcome: Outcome
    public let figures: NightFigures

    public init(at: Date, outcome: Outcome, figures: NightFigures) {
      self.at = at
      self.outcome = outcome
      self.figures = figures
    }
  }

  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// It did all there was to do; single mails may wait for the next.
    case whole
    /// It was asked to end before that.
    case stopped
    /// Something kept it from going on, such as a full disk.
    case failed
  }

  public init(id: Int64, holder: String, startedAt: Date, ending: Ending?) {
    self.id = id
    self.holder = holder
    self.startedAt = startedAt
    self.ending = ending
  }
}

/// How much a night did.
public struct NightFigures: Sendable, Hashable, Codable {
  /// Applications taken in.
  public var registered = 0
  /// Bundles that were not.
  public var refused = 0
  public var approved = 0
  public var rejected = 0
  /// Forms returned to their senders.
  public var returned = 0
  public var referred = 0
  /// Of those referred: whose pictures no worker could inspect.
  public var inspectionFailures = 0
  /// Inspections whose result came too late.
  public var stale = 0
  public var mailsSent = 0
  public var mailsPostponed = 0
  public var mailsFailed = 0
  public var mailsUnknown = 0
  /// How long its parts took.
  public var intakeSeconds = 0.0
  public var inspectionSeconds = 0.0
  public var mailSeconds = 0.0

  public init() {}
}

extension NightFigures {
  /// Also reads what nights wrote that returned nothing yet.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys) throws -> Value { try values.decode(Value.self, forKey: key) }
    registered = try value(.registered)
    refused = try value(.refused)
    approved = try value(.approved)
    rejected = try value(.rejected)
    returned = try values.decodeIfPresent(Int.self, forKey: .returned) ?? 0
    referred = try value(.referred)
    inspectionFailures = try value(.inspectionFailures)
    stale = try value(.stale)
    mailsSent = try value(.mailsSent)
    mailsPostponed = try value(.mailsPostponed)
    mailsFailed = try value(.mailsFailed)
    mailsUnknown = try value(.mailsUnknown)
    intakeSeconds = try value(.intakeSeconds)
    inspectionSeconds = try value(.inspectionSeconds)
    mailSeconds = try value(.mailSeconds)
  }
}
