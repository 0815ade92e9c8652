import Foundation
import ReviewDomain
import Testing

@Suite struct MeasurementTests {
  @Test(arguments: [
    (MeasuredValue.number(0.41), #"{"number":0.41}"#), (.flag(true), #"{"flag":true}"#),
    (.text("true"), #"{"text":"true"}"#),
    (.notApplicable(why: "no face"), #"{"notApplicable":"no face"}"#), (.failed(why: "x"), #"{"failed":"x"}"#),
  ])
  func valuesAreStoredWithTheirType(value: MeasuredValue, json: String) throws {
    #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(MeasuredValue.self, from: Data(json.utf8)) == value)
  }

  @Test(arguments: [
    "{}", #"{"number":1,"flag":true}"#, #"{"number":"1"}"#, #"{"flag":1}"#, #"{"text":null}"#, #"{"colour":1}"#, "1",
    "null",
  ])
  func otherFormsAreNotValues(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(MeasuredValue.self, from: Data(json.utf8)) }
  }

  @Test func measurementsAreOneANameAndSorted() throws {
    var measurements = Measurements([
      Measurement(name: "b", value: .number(1), unit: "px", evidence: "1 px"),
      Measurement(name: "a", value: .flag(true)),
    ])
    measurements.insert(Measurement(name: "b", value: .number(2)))
    #expect(measurements.sorted.map(\.name) == ["a", "b"])
    #expect(measurements["b"]?.value == .number(2))
    #expect(measurements["c"] == nil)
    #expect(try stored(measurements) == measurements)
  }

  @Test func measurementsAreStoredInTheOrderOfTheirNames() throws {
    let json = String(
      decoding: try JSONEncoder().encode(
        Measurements(["c", "a", "b"].map { Measurement(name: MeasureName(rawValue: $0), value: .flag(true)) })),
      as: UTF8.self)
    let places = try ["\"a\"", "\"b\"", "\"c\""].map { try #require(json.range(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }

  @Test func namesAreStoredAsPlainKeys() throws {
    let json = String(decoding: try JSONEncoder().encode(["head.height": MeasureName("head.height")]), as: UTF8.self)
    #expect(json == #"{"head.height":"head.height"}"#)
    let byCode: [ReasonCode: Int] = ["head_cropped": 1]
    #expect(String(decoding: try JSONEncoder().encode(byCode), as: UTF8.self) == #"{"head_cropped":1}"#)
  }
}
