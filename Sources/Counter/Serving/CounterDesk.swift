import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Everything that the pages work with, in one value; a test hands in its own.
package struct CounterDesk: Sendable {
  let settings: CounterSettings
  let store: any CounterStore
  let registry: any InsuredRegistry
  /// Nil where no mobile operator can be asked: then registration by mobile number is not offered.
  let numbers: (any NumberVerification)?
  let passwords: PasswordHasher
  let mails: CounterMailWriter
  let pages: PageTemplates
  let applications: ApplicationDesk
  /// Tells the dispatcher that a mail waits.
  let mailWaits: @Sendable () -> Void
  let now: @Sendable () -> Date
  /// Seconds that an answer takes at least which could otherwise tell by its time whether somebody exists.
  let evenAnswer: Duration

  package init(
    settings: CounterSettings, store: any CounterStore, registry: any InsuredRegistry,
    operator network: (OperatorSettings, OperatorCredential)?, passwords: PasswordHasher,
    mails: CounterMailWriter, pages: PageTemplates, applications: ApplicationDesk,
    mailWaits: @escaping @Sendable () -> Void,
    now: @escaping @Sendable () -> Date, evenAnswer: Duration
  ) {
    self.settings = settings
    self.store = store
    self.registry = registry
    numbers = network.map { CAMARAVerification($0.0, by: $0.1) }
    self.passwords = passwords
    self.mails = mails
    self.pages = pages
    self.applications = applications
    self.mailWaits = mailWaits
    self.now = now
    self.evenAnswer = evenAnswer
  }

  /// Longest form without files, bytes.
  static let longestForm = 16_384
  /// Seconds after which a login ends (登入狀態最久只保留2小時).
  static let sessionSeconds = 7200.0

  /// Reads a form that one of this counter's pages sent.
  ///
  /// - Throws: `HTTPError`.
  func form(_ request: Request, _ visit: Visit) async throws -> FormValues {
    guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
      throw HTTPError(.unsupportedMediaType)
    }
    try requireOwnSite(request)
    let body = try await request.body.collect(upTo: Self.longestForm)
    guard let values = FormValues(urlEncoded: String(buffer: body)) else { throw HTTPError(.badRequest) }
    guard FormToken(key: store.formKey).isRight(values["token"], for: visit.token) else {
      throw HTTPError(.forbidden)
    }
    return values
  }

  /// Refuses what a page of another site sends. Told by the browser itself and out of any page's reach, where the browser is young enough
  /// to tell.
  ///
  /// - Throws: `HTTPError`.
  func requireOwnSite(_ request: Request) throws {
    if let site = request.headers[.fetchSite], site != "same-origin", site != "none" { throw HTTPError(.forbidden) }
  }

  /// Runs what must take the same time whether or not a person exists: no answer comes before `evenAnswer` has passed.
  func evenly<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    let end = ContinuousClock.now + evenAnswer
    let result: Result<Value, any Error>
    do {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    try await Task.sleep(until: end, clock: .continuous)
    return try result.get()
  }

  /// Carries a request out, writing the mails that it makes necessary, and sends them on their way.
  func apply(_ request: AccountRequest, link: SecretToken?) throws {
    let time = now()
    _ = try store.apply(request, at: time) { action, account in
      try mails.mail(for: action, to: account, link: link, at: time)
    }
    mailWaits()
  }

  /// Who is logged in.
  ///
  /// - Throws: `LoginNeeded`.
  func session(_ visit: Visit) throws -> (token: SecretToken, value: Session) {
    guard let session = visit.session else { throw LoginNeeded() }
    return session
  }
}

/// Sends somebody who is not logged in to where one can.
struct LoginNeeded: Error {
  var address = "/login"
}
