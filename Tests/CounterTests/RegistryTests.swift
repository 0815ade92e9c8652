import CardLedger
import Counter
import CounterStore
import Foundation
import HTTPTypes
import Hummingbird
import ReviewDomain
import Testing

@Suite struct RegistryTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples/insured.csv")

  @Test func theSamplesAreAskedForInTheEmbeddedRegister() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "registry-\(UUID().uuidString).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let list = try RegistryList(text: String(contentsOf: Self.samples, encoding: .utf8))
    let registry = try SQLiteInsuredRegistry(path: path)
    try registry.replace(by: list.persons)
    for person in list.persons { #expect(try await registry.find(person.number) == person) }
    #expect(try await registry.find(IdentityNumber(typed: "A123456770")) == nil)
    try registry.replace(by: [])
    #expect(try await registry.find(list.persons[0].number) == nil)
  }

  @Test func aListNamesEveryLineThatCannotBeRead() {
    let header = "id_number,name,birth_date,card_number,household_number,county,town,village,neighbourhood,insured\n"
    let good = "A123456789,甄健康,70/1/1,000000001234,FB123450,臺北市,信義區,和平里,10,1\n"
    let bad = [
      good.replacing("A123456789", with: "A123456780"), good.replacing("000000001234", with: "1234"),
      good.replacing(",1\n", with: ",yes\n"),
    ]
    #expect(
      throws: RegistryListFaults(faults: [
        "line 3: id_number cannot be read", "line 4: card_number cannot be read", "line 5: insured cannot be read",
      ])
    ) { try RegistryList(text: header + good + bad.joined()) }
    #expect(throws: RegistryListFaults(faults: ["the columns insured are missing"])) {
      try RegistryList(text: header.replacing(",insured", with: ""))
    }
  }

  @Test func aServiceIsAskedByItsContract() async throws {
    let found =
      #"{"person":{"name":"甄健康","birthDate":"1981-01-01","cardNumber":"000012345678","householdNumber":"FB123456","county":"臺北市","town":"信義區","village":"和平里","neighbourhood":10,"insured":true}}"#
    let answers: [String: (HTTPResponse.Status, String)] = [
      "A123456789": (.ok, found), "G123456785": (.ok, #"{"person":null}"#), "A223456781": (.internalServerError, ""),
      "B200000004": (.ok, "{}x"), "F298765432": (.ok, found.replacing("1981-01-01", with: "70/1/1")),
    ]
    try await Self.withService(answers) { registry in
      let person = try await registry.find(IdentityNumber(typed: "A123456789"))
      #expect(person == (try await DemoRegister().find(IdentityNumber(typed: "A123456789"))))
      #expect(try await registry.find(IdentityNumber(typed: "G123456785")) == nil)
      for number in ["A223456781", "B200000004", "F298765432"] {
        await #expect(throws: RegistryUnavailable.self) { try await registry.find(IdentityNumber(typed: number)) }
      }
    }
    let nobody = HTTPInsuredRegistry(url: try #require(URL(string: "http://localhost:1/")), token: "t")
    await #expect(throws: RegistryUnavailable.self) { try await nobody.find(IdentityNumber(typed: "A123456789")) }
  }

  /// A register's service on loopback that answers by number, where the token is right and no number stands in the address.
  private static func withService(
    _ answers: [String: (HTTPResponse.Status, String)],
    _ body: @escaping @Sendable (HTTPInsuredRegistry) async throws -> Void
  ) async throws {
    let router = Router()
    router.post("/find") { request, context -> Response in
      guard request.headers[.authorization] == "Bearer secret" else { return Response(status: .unauthorized) }
      let asked = try await request.decode(as: [String: String].self, context: context)
      let (status, text) = answers[asked["idNumber"] ?? ""] ?? (.notFound, "")
      return Response(status: status, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
    try await LoopbackService.run(router) { port in
      try await body(
        HTTPInsuredRegistry(
          url: try #require(URL(string: "http://127.0.0.1:\(port)/find")), token: "secret",
          timeLimit: LoopbackService.patience))
    }
  }
}
