import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Logging in and out.
struct SessionAPI {
  let desk: CounterDesk

  private struct Login: Decodable {
    let number, password: String
    let device: String?
  }

  @Sendable func open(_ request: Request, _ context: CounterContext) async throws -> Response {
    let login = try await desk.body(request, as: Login.self)
    var visit = context.visit
    visit.device = login.device.flatMap { SecretToken(text: $0) }
    let account = try await desk.checked(number: login.number, password: login.password, visit)
    let told = try OpenedSession(of: account, device: visit.device, desk)
    return .json(told, status: .created, visit.language)
  }

  private struct Told: Encodable {
    let until: String
    let account: Account
    let device: ToldDevice?
  }

  private struct Account: Encodable {
    let number, name, phone, mail: String
  }

  @Sendable func session(_ request: Request, _ context: CounterContext) throws -> Response {
    let session = try desk.bearer(context.visit).value
    let account = session.account
    return .json(
      Told(
        until: RFC3339.text(session.until),
        account: Account(
          number: account.number.masked, name: account.name.text, phone: account.contact.phone.masked,
          mail: account.contact.mail.masked),
        device: session.device.map { ToldDevice($0, isThis: true) }), context.visit.language)
  }

  @Sendable func close(_ request: Request, _ context: CounterContext) throws -> Response {
    let session = try desk.bearer(context.visit)
    try desk.store.closeSession(session.token.hash, at: desk.now())
    return Response(status: .noContent)
  }
}

/// A session that was opened, with its secret.
struct OpenedSession: Encodable {
  let token, until: String
  /// The certified device that it belongs to; without one nothing can be applied for.
  let device: ToldDevice?

  init(of account: StoredAccount, device: SecretToken?, _ desk: CounterDesk) throws {
    let token = try desk.sessionToken(of: account, device: device)
    let session = try desk.store.session(token.hash, at: desk.now())
    self.token = token.text
    until = RFC3339.text(session?.until ?? desk.now())
    self.device = session?.device.map { ToldDevice($0, isThis: true) }
  }
}

extension CounterDesk {
  /// Checks a number and its password.
  ///
  /// - Throws: `APIProblem` 401 or 429.
  func checked(number: String, password: String, _ visit: Visit) async throws -> StoredAccount {
    switch try await checked(FormValues(["number": number, "password": password]), visit) {
    case .paused(let until): throw APIProblem(pausedUntil: until, at: now())
    case .wrong:
      throw APIProblem(
        .unauthorized,
        Words("帳號或密碼不正確，或註冊尚未完成認證", "Account or password is not right, or the registration is not confirmed yet"))
    case .right(let account): return account
    }
  }
}
