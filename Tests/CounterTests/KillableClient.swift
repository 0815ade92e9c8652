import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks a counter that may die at any moment, and remembers what was answered.
actor KillableClient {
  private let address: String
  /// The applications that the counter said were sent.
  private(set) var sent: Set<String> = []
  /// Whether the counter said that the registration was taken.
  private(set) var isRegistered = false
  private let session = RedirectStop.session()

  init(_ address: String) { self.address = address }

  /// - Returns: nil where there was no answer of success.
  @discardableResult
  func ask(
    _ method: String, _ path: String, _ token: String, _ body: Data = Data(), _ type: String = "application/json"
  ) async -> Data? {
    await answer("\(address)/api/v1\(path)", method, body, ["Authorization": "Bearer \(token)", "Content-Type": type])?
      .data
  }

  func send(_ token: String) async {
    guard let data = await ask("POST", "/application/send", token),
      let object = try? JSONDecoder().decode([String: String].self, from: data), let id = object["id"]
    else { return }
    sent.insert(id)
  }

  /// Registers somebody by the page.
  func register() async {
    guard let page = await answer("\(address)/register", "GET", Data(), [:]),
      let cookie = page.response.value(forHTTPHeaderField: "Set-Cookie")?.split(separator: ";").first,
      let token = String(decoding: page.data, as: UTF8.self).firstMatch(of: /name="token" value="([^"]+)"/)
    else { return }
    let typed = [
      "number": "F298765432", "name": "樣本二", "household": "FB123455", "county": "臺中市", "town": "西屯區",
      "village": "福安里", "neighbourhood": "15", "password": "Abcd123~", "again": "Abcd123~", "phone": "0912-345-678",
      "mail": "c@example.tw", "rules": "yes", "token": String(token.1),
    ]
    let body = typed.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
    let fields = ["Cookie": String(cookie), "Content-Type": "application/x-www-form-urlencoded"]
    let answer = await answer("\(address)/register", "POST", Data(body.joined(separator: "&").utf8), fields)
    if answer?.response.statusCode == 303 { isRegistered = true }
  }

  private func answer(
    _ url: String, _ method: String, _ body: Data, _ fields: [String: String]
  ) async -> (data: Data, response: HTTPURLResponse)? {
    guard let url = URL(string: url) else { return nil }
    var request = URLRequest(url: url)
    request.httpMethod = method
    if !body.isEmpty { request.httpBody = body }
    for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
    guard let (data, response) = try? await session.data(for: request), let told = response as? HTTPURLResponse,
      told.statusCode < 400
    else { return nil }
    return (data, told)
  }
}
