import Foundation
import HTTPTypes
import Testing

/// Applying for a card.
extension TestBrowser {
  /// A phone that is certified for a person, and logged in.
  static func certified(
    _ counter: TestCounter, _ proof: [String: String] = DemoRegister.proof, address: String = "192.0.2.1"
  ) async throws -> TestBrowser {
    let (desktop, phone) = (TestBrowser(counter, address: address), TestBrowser(counter, address: address))
    let number = try #require(proof["number"])
    try await desktop.makeAccount(counter, proof)
    try await desktop.logIn(number)
    #expect(try await phone.certify(desktop.deviceCode(), number: number).status == 200)
    return phone
  }

  /// Uploads a file by the form of its page.
  @discardableResult
  func upload(
    _ path: String, _ bytes: [UInt8], _ values: [String: String] = [:], token: String? = nil
  ) async throws -> TestAnswer {
    let boundary = "----boundary7"
    let page = token == nil ? try await get(path) : nil
    let token = try #require(token ?? page?.token)
    var body: [UInt8] = []
    for (name, value) in [("token", token)] + values.sorted(by: { $0.key < $1.key }) {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Array(
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"IMG.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
        .utf8)
    body += bytes + Array("\r\n--\(boundary)--\r\n".utf8)
    return try await send(
      .post, path, [.contentType: "multipart/form-data; boundary=\(boundary)"], bytes: body)
  }

  /// From consent to sending.
  @discardableResult
  func apply(document: [UInt8], photo: [UInt8]) async throws -> TestAnswer {
    #expect(try await post("/apply", ["consent": "yes"]).location == "/apply/document")
    let values = ["kind": "national_id", "issued": "94/7/1"]
    #expect(try await upload("/apply/document", document, values).status == 200)
    #expect(try await upload("/apply/photo", photo).status == 200)
    return try await post("/apply/send", page: "/apply/check")
  }
}
