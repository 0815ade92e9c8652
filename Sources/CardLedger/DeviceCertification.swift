import struct Foundation.Date

/// How a phone comes to be a person's certified device by code: a code is shown at the desktop, and typed or scanned on the phone.
public enum DeviceCertification: Sendable, Hashable {
  case none
  /// A code is out.
  case issued(until: Date, triesLeft: Int)

  /// Minutes for which a code works.
  public static let codeMinutes = 10.0
  /// Wrong codes after which the right one is void as well.
  public static let tries = 5
}

/// What can happen to it.
public enum DeviceCertificationEvent: Sendable, Hashable {
  /// 產生裝置認證碼, by the person logged in.
  case codeAsked
  /// A phone whose holder knows number and password gave a code.
  case codeGiven(isRight: Bool)
}

/// What has to be done.
public enum DeviceCertificationAction: Sendable, Hashable {
  /// Show a new code; the one before is void.
  case issueCode(until: Date)
  case certify
  /// The code is wrong, void or used: which of them is nobody's business.
  case refuse
}

extension DeviceCertification {
  public func after(
    _ event: DeviceCertificationEvent, at time: Date
  ) -> (state: DeviceCertification, action: DeviceCertificationAction) {
    switch (self, event) {
    case (_, .codeAsked):
      let until = time.addingTimeInterval(Self.codeMinutes * 60)
      return (.issued(until: until, triesLeft: Self.tries), .issueCode(until: until))
    case (.none, .codeGiven): return (.none, .refuse)
    case (.issued(let until, let triesLeft), .codeGiven(let isRight)):
      if time >= until { return (.none, .refuse) }
      // A code is good for one phone.
      if isRight { return (.none, .certify) }
      return (triesLeft > 1 ? .issued(until: until, triesLeft: triesLeft - 1) : .none, .refuse)
    }
  }
}
