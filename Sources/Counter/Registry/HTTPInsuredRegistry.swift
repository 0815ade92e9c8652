import CardLedger
import CounterStore
import Foundation
import ReviewDomain

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The register behind a service of the agency's.
///
/// Its contract (docs/counter.md): `POST URL` with `Authorization: Bearer TOKEN` and `{"idNumber": "…"}`, so that no number stands in
/// an address; the answer is 200 with `{"person": null}` or `{"person": {name, birthDate, cardNumber, householdNumber, county, town,
/// village, neighbourhood, insured}}`, days as `YYYY-MM-DD`. Anything else, and no answer within five seconds, is an outage.
package struct HTTPInsuredRegistry: InsuredRegistry {
  private let url: URL
  private let token: String
  private let session: URLSession

  /// - Parameter timeLimit: seconds without an answer that are an outage.
  package init(url: URL, token: String, timeLimit: TimeInterval = 5) {
    self.url = url
    self.token = token
    session = .asking(timeLimit: timeLimit)
  }

  package func find(_ number: IdentityNumber) async throws -> InsuredPerson? {
    let request = try URLRequest(asking: url, ["idNumber": number.text], bearer: token)
    let (data, response): (Data, URLResponse)
    do {
      (data, response) = try await session.data(for: request)
    } catch {
      throw RegistryUnavailable("the register's service does not answer")
    }
    guard let status = (response as? HTTPURLResponse)?.statusCode, status == 200 else {
      throw RegistryUnavailable("the register's service answered with another status than 200")
    }
    guard data.count <= 65_536, let answer = try? JSONDecoder().decode(Answer.self, from: data) else {
      throw RegistryUnavailable("the register's answer is not of its contract's form")
    }
    guard let person = answer.person else { return nil }
    guard let insured = person.insured(number) else {
      throw RegistryUnavailable("the register's answer has values that cannot be read")
    }
    return insured
  }

  private struct Answer: Decodable {
    let person: Person?
  }

  private struct Person: Decodable {
    let name, birthDate, cardNumber, householdNumber, county, town, village: String
    let neighbourhood: Int
    let insured: Bool

    func insured(_ number: IdentityNumber) -> InsuredPerson? {
      guard let name = try? PersonName(typed: name), let birthDate = CivilDate(iso: birthDate),
        let household = HouseholdNumber(typed: householdNumber),
        let address = HouseholdAddress(county: county, town: town, village: village, neighbourhood: "\(neighbourhood)")
      else { return nil }
      return InsuredPerson(
        number: number, name: name, birthDate: birthDate, cardNumber: cardNumber, household: household,
        address: address, isInsured: insured)
    }
  }
}
