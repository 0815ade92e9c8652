import CardLedger
import CounterStore
import Foundation
import Hummingbird
import ReviewDomain

/// Certifying devices by code, and those that are certified.
struct DeviceAPI {
  let desk: CounterDesk

  private struct Code: Encodable {
    let code, until: String
  }

  @Sendable func code(_ request: Request, _ context: CounterContext) throws -> Response {
    let session = try desk.bearer(context.visit).value
    var random = SystemRandomNumberGenerator()
    let code = DeviceCode(using: &random)
    let until = try desk.store.issueCode(code, for: session.account.id, at: desk.now())
    return .json(Code(code: code.text, until: RFC3339.text(until)), status: .created, context.visit.language)
  }

  private struct Devices: Encodable {
    let devices: [ToldDevice]
  }

  @Sendable func list(_ request: Request, _ context: CounterContext) throws -> Response {
    let session = try desk.bearer(context.visit).value
    let devices = try desk.store.devices(of: session.account.id)
    return .json(
      Devices(devices: devices.map { ToldDevice($0, isThis: $0.id == session.device?.id) }), context.visit.language)
  }

  private struct Certification: Decodable {
    let number, password, code: String
    let device: String?
  }

  private struct Certified: Encodable {
    /// To be kept by the device, and brought at every login.
    let device: String
    let session: OpenedSession
  }

  @Sendable func certify(_ request: Request, _ context: CounterContext) async throws -> Response {
    let typed = try await desk.body(request, as: Certification.self)
    var visit = context.visit
    visit.device = typed.device.flatMap { SecretToken(text: $0) }
    let account = try await desk.checked(number: typed.number, password: typed.password, visit)
    let device = visit.device ?? SecretToken()
    let isCertified = try desk.store.certify(
      NewDevice(token: device.hash, label: DeviceLabel.of(request)), of: account.id,
      code: DeviceCode(typed: typed.code), at: desk.now())
    guard isCertified else {
      throw APIProblem(
        .unprocessableContent, Words("裝置認證碼不正確或已失效", "The code is not right or void"),
        faults: [LoginPages.wrongCode])
    }
    let session = try OpenedSession(of: account, device: device, desk)
    return .json(Certified(device: device.text, session: session), status: .created, visit.language)
  }

  @Sendable func remove(_ request: Request, _ context: CounterContext) throws -> Response {
    let session = try desk.bearer(context.visit).value
    guard let key = context.parameters.get("id", as: Int64.self),
      try desk.store.removeDevice(.init(key: key), of: session.account.id, at: desk.now())
    else { throw APIProblem(.notFound, Words("沒有這個裝置", "There is no such device")) }
    return Response(status: .noContent)
  }
}

/// A certified device as programs are told of it.
struct ToldDevice: Encodable {
  let id: Int64
  let label, method, certifiedAt: String
  let isThis: Bool

  init(_ device: CertifiedDevice, isThis: Bool) {
    id = device.id.key
    label = device.label
    method = device.method.rawValue
    certifiedAt = RFC3339.text(device.certifiedAt)
    self.isThis = isThis
  }
}
