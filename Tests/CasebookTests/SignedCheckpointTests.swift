import Casebook
import CasebookConformance
import Foundation
import Testing

@Suite struct SignedCheckpointTests {
  private let key = JournalKey.Private()
  private let head = JournalCheckpoint(sequence: 12, hash: String(repeating: "0a", count: 32))

  @Test func itIsReadAsItWasWritten() throws {
    let signed = try SignedCheckpoint(head, at: Samples.start, signedBy: key)
    let read = try #require(SignedCheckpoint(text: signed.text))
    #expect(read == signed && read.head == head && read.at == Samples.start)
    #expect(read.isSigned(by: key.publicKey))
    #expect(!read.isSigned(by: JournalKey.Private().publicKey))
  }

  @Test func everyFlippedByteIsRefused() throws {
    let text = try SignedCheckpoint(head, at: Samples.start, signedBy: key).text
    for place in 0..<text.utf8.count {
      for bit in [0x01, 0x04, 0x20] as [UInt8] {
        var bytes = Array(text.utf8)
        bytes[place] ^= bit
        let altered = SignedCheckpoint(text: String(decoding: bytes, as: UTF8.self))
        #expect(altered?.isSigned(by: key.publicKey) != true, "byte \(place) by \(bit)")
      }
    }
  }

  @Test func keysAreKeptAsPEM() throws {
    let again = try #require(JournalKey.Private(pem: key.pem))
    #expect(again.publicKey.pem == key.publicKey.pem)
    #expect(try #require(JournalKey.Public(pem: key.publicKey.pem)).pem == key.publicKey.pem)
    #expect(JournalKey.Private(pem: key.publicKey.pem) == nil)
    #expect(JournalKey.Public(pem: key.pem) == nil)
    #expect(JournalKey.Private(pem: "") == nil)
  }

  /// The first test vector of RFC 8032 in the form that openssl gives it.
  @Test func opensslsKeysAreRead() throws {
    let pem = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
      -----END PRIVATE KEY-----

      """
    let publicPEM = """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
      -----END PUBLIC KEY-----

      """
    let key = try #require(JournalKey.Private(pem: pem))
    #expect(key.pem == pem && key.publicKey.pem == publicPEM)
  }
}
