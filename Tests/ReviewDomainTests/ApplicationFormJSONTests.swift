import Foundation
import ReviewDomain
import Testing

/// What the form's reader makes of bytes that are no JSON, or not the JSON it should be.
@Suite struct ApplicationFormJSONTests {
  /// The one fault of bytes that are no form; nil when they were taken apart, whatever else may be wrong.
  private func problem(of data: Data) -> String? {
    do {
      _ = try Application(bundleJSON: data, receivedAt: Date(timeIntervalSince1970: 1_795_395_723))
      return nil
    } catch {
      guard let fault = error.faults.first, fault.field.isEmpty else { return nil }
      #expect(error.faults.count == 1)
      return fault.problem
    }
  }

  @Test(arguments: [
    ("", "line 1 ends too early"), ("   \n", "line 2 ends too early"), ("[]", "is not an object"),
    ("null", "is not an object"),
    ("\"{}\"", "is not an object"), ("{", "needs a key"), ("{}x", "goes on after its end"),
    ("{}{}", "goes on after its end"),
    ("{\"a\":1,}", "needs a key"), ("{\"a\" 1}", "needs a colon"), ("{\"a\":1 \"b\":2}", "needs a comma"),
    ("{\"a\":[1,]}", "no JSON value"), ("{\"a\":[1 2]}", "needs a comma"), ("{\"a\":}", "no JSON value"),
    ("{\"a\":tru}", "no JSON value"), ("{\"a\":NaN}", "no JSON value"), ("{a:1}", "needs a key"),
    ("{'a':1}", "needs a key"),
    ("{\"a\":01}", "malformed number"), ("{\"a\":1.}", "malformed number"), ("{\"a\":-}", "malformed number"),
    ("{\"a\":1e}", "malformed number"), ("{\"a\":1e999}", "malformed number"), ("{\"a\":+1}", "no JSON value"),
    ("{\"a\":\"x", "ends inside a text"), ("{\"a\":\"\\", "ends inside a text"),
    ("{\"a\":\"\n\"}", "bare control character"),
    ("{\"a\":\"\\x\"}", "unknown escape"), ("{\"a\":\"\\u12\"}", "unknown escape"),
    ("{\"a\":\"\\u+123\"}", "unknown escape"),
    ("{\"a\":\"\\ud800\"}", "half a surrogate pair"), ("{\"a\":\"\\ud800\\u0041\"}", "half a surrogate pair"),
    ("{\"a\":\"\\udc00\"}", "half a surrogate pair"), ("{\"a\":\"\\ud800\\n\"}", "half a surrogate pair"),
    ("{\"a\":1,\n\"a\":2}", "line 2 has a key that stands twice"), ("{\"x\":{\"a\":1,\"\\u0061\":2}}", "stands twice"),
    ("// c\n{}", "no JSON value"),
  ])
  func tellsOneFaultWithItsLine(json: String, expected: String) throws {
    let found = try #require(problem(of: Data(json.utf8)))
    #expect(found.contains(expected), "\(found)")
  }

  @Test func bytesThatAreNoUTF8AreAFault() throws {
    let latin1 = Data("{\"a\":\"".utf8) + [0xE9] + Data("\"}".utf8)
    #expect(try #require(problem(of: latin1)).contains("is not UTF-8"))
    let utf16 = try #require("{}".data(using: .utf16LittleEndian))
    #expect(problem(of: utf16) != nil)
    #expect(problem(of: Data([0x00, 0xFF, 0xFE])) != nil)
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func deepNestingIsAFault(open: String, close: String) throws {
    func nested(_ depth: Int) -> Data {
      Data("{\"a\":\(String(repeating: open, count: depth))1\(String(repeating: close, count: depth))}".utf8)
    }
    #expect(problem(of: nested(31)) == nil)
    #expect(try #require(problem(of: nested(32))).contains("nested more than 32 deep"))
    #expect(try #require(problem(of: nested(10_000))).contains("nested more than 32 deep"))
    #expect(problem(of: Data(String(repeating: open, count: 10_000).utf8)) != nil)
  }

  @Test func aHugeFileIsNotTakenApart() throws {
    let form = "{\"a\":\"\(String(repeating: "x", count: Application.largestForm))\"}"
    #expect(try #require(problem(of: Data(form.utf8))).contains("larger than 65536 bytes"))
  }

  @Test func aFormThatStopsAnywhereIsAFault() {
    let form = Data("{\"a\": [1.5e3, \"\\u7504\\ud842\\udfb7\\n\", true, null, {\"b\": -0}], \"c\": \"甄\"}".utf8)
    #expect(problem(of: form) == nil)
    for length in 0..<form.count {
      #expect(problem(of: form.prefix(length)) != nil, "\(length) bytes of it were taken")
    }
  }

  /// Swaps single bytes for every other value: nothing may crash.
  @Test func noByteCrashesTheReader() {
    let form = Data("{\"a\":[1.5e3,\"\\u7504\\ud842\\udfb7\",{\"b\":-0}],\"schema\":1}".utf8)
    for position in form.indices {
      for byte in UInt8.min...UInt8.max {
        var mutated = form
        mutated[position] = byte
        #expect(throws: FormFaults.self) { try Application(bundleJSON: mutated, receivedAt: .distantPast) }
      }
    }
  }
}
