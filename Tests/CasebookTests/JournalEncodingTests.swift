import Casebook
import Foundation
import Testing

@Suite struct JournalEncodingTests {
  /// Computed apart from this project, by Python's hashlib over the bytes that the documentation of `JournalEncoding`
  /// lists.
  @Test func hashesAreThoseOfTheDefinition() {
    let first = JournalEncoding.hash(
      sequence: 1, at: "2026-11-20T01:00:00.000Z", actor: "machine", event: "registered", application: "2026-000001",
      detail: #"{"channel":"general"}"#, after: Data())
    #expect(
      first.map { String(format: "%02x", $0) }.joined()
        == "aed2a539aecb00b8e18e74601dd7223087348d5205101a16e2f921500a223d02")
    let second = JournalEncoding.hash(
      sequence: 2, at: "2026-11-20T01:00:00.000Z", actor: "person:審核員", event: "noted", application: nil, detail: "{}",
      after: first)
    #expect(
      second.map { String(format: "%02x", $0) }.joined()
        == "83eaffd3a43a17da5cd141308d9507578ad291abad6de27bd94bad6bb1ee3fa9")
  }

  @Test func detailIsCanonicalJSON() {
    #expect(JournalDetail().canonicalJSON == "{}")
    let detail = JournalDetail([
      "z": .texts(["b", "a"]), "a": .number(-3), "m": nil, "k": .text("健保 \"\\\u{08}\t\n\u{0C}\r\u{01}/\u{7F}"),
      "e": .texts([]),
    ])
    #expect(
      detail.canonicalJSON == #"{"a":-3,"e":[],"k":"健保 \"\\\b\t\n\f\r\u0001/"# + "\u{7F}" + #"","z":["b","a"]}"#)
  }
}
