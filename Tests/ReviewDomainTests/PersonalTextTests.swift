import Foundation
import ReviewDomain
import Testing

@Suite struct PersonalTextTests {
  private func applicant() throws -> Applicant {
    Applicant(
      name: try PersonName(typed: "甄健康"), idNumber: try IdentityNumber(typed: "A123456789"),
      birthDate: try day("1981-01-01"), phone: try MobileNumber(typed: "0912345678"),
      email: try EmailAddress(typed: "xavier@example.tw"))
  }

  @Test func nothingPrintsWhole() throws {
    let applicant = try applicant()
    var dumped = ""
    dump(applicant, to: &dumped)
    let prints = [
      "\(applicant)", String(reflecting: applicant), dumped, "\(applicant.idNumber)", "\([applicant.email])",
      "\(Optional(applicant.phone) as Any)", String(reflecting: applicant.name), "\(applicant.name)",
    ]
    for print in prints {
      for secret in ["A123456789", "0912345678", "xavier", "甄健康"] {
        #expect(!print.contains(secret))
      }
    }
    #expect("\(applicant.idNumber)" == "A12345****")
  }

  @Test func isStoredAsItsTextAndReadBack() throws {
    let applicant = try applicant()
    #expect(try stored(applicant) == applicant)
    #expect(String(decoding: try JSONEncoder().encode(applicant.phone), as: UTF8.self) == #""0912345678""#)
  }

  @Test func storedTextsAreCheckedAgain() {
    func refused<Value: Decodable>(_ json: String, as type: Value.Type) {
      #expect(throws: DecodingError.self, "\(json)") { try JSONDecoder().decode(type, from: Data(json.utf8)) }
    }
    refused(#""A123456780""#, as: IdentityNumber.self)
    refused(#""a123456789""#, as: IdentityNumber.self)
    refused("7", as: IdentityNumber.self)
    refused(#""0912-345-678""#, as: MobileNumber.self)
    refused(#""a@example.tw\r\nBcc: b@example.tw""#, as: EmailAddress.self)
    refused(#""a@EXAMPLE.tw""#, as: EmailAddress.self)
    refused(#"" 甄健康""#, as: PersonName.self)
    refused(#""甄\n健康""#, as: PersonName.self)
  }

  @Test func decodingErrorsDoNotTellTheText() {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(IdentityNumber.self, from: Data(#""A123456780""#.utf8))
    }
    #expect(!"\(String(describing: error))".contains("A12345678"))
  }
}
