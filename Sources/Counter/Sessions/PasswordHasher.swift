import CardLedger
import CounterStore
import Crypto
import CryptoExtras
import Foundation

/// Salts and hashes passwords by scrypt, a few at a time: each takes 32 MB and a tenth of a second, and a thousand at once would take
/// the machine.
package struct PasswordHasher: Sendable {
  /// What a new record is made with: N = 2^15, r = 8, p = 3, as OWASP's table of equal strengths has it.
  package struct Cost: Sendable, Hashable {
    let rounds: Int
    let blockSize: Int
    let parallelism: Int

    package init(rounds: Int, blockSize: Int, parallelism: Int) {
      self.rounds = rounds
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    package static let standard = Cost(rounds: 1 << 15, blockSize: 8, parallelism: 3)
  }

  private let cost: Cost
  private let turns: Turnstile

  /// - Parameter longestQueue: how many may wait; sixty are some ten seconds.
  package init(cost: Cost = .standard, longestQueue: Int = 60) {
    self.cost = cost
    turns = Turnstile(atOnce: 2, longestQueue: longestQueue)
  }

  /// Asked before a try is counted, so that nobody is paused for what was not looked at.
  ///
  /// - Throws: `Overloaded`.
  func requireRoom() async throws { try await turns.requireRoom() }

  /// `scrypt$N$r$p$SALT$HASH` in base64.
  package func record(of password: CounterPassword) async throws -> PasswordRecord {
    let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    let hash = try await hash(password.text, salt, cost)
    let numbers = [cost.rounds, cost.blockSize, cost.parallelism].map(String.init)
    return PasswordRecord(
      text: (["scrypt"] + numbers + [salt, hash.withUnsafeBytes { Data($0) }].map { $0.base64EncodedString() })
        .joined(separator: "$"))
  }

  /// Takes the same time where there is no record.
  package func isRight(_ typed: String, for record: PasswordRecord?) async throws -> Bool {
    let parts = record.flatMap(Parts.init)
    let hash = try await hash(typed, parts?.salt ?? Data(count: 16), parts?.cost ?? cost)
    guard let parts else { return false }
    // Keys are compared in a time that does not depend on where they differ.
    return hash == SymmetricKey(data: parts.hash)
  }

  private struct Parts {
    let cost: Cost
    let salt: Data
    let hash: Data

    init?(_ record: PasswordRecord) {
      let fields = record.text.split(separator: "$")
      guard fields.count == 6, fields[0] == "scrypt", let rounds = Int(fields[1]), let blockSize = Int(fields[2]),
        let parallelism = Int(fields[3]), let salt = Data(base64Encoded: String(fields[4])),
        let hash = Data(base64Encoded: String(fields[5]))
      else { return nil }
      cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
      (self.salt, self.hash) = (salt, hash)
    }
  }

  private func hash(_ text: String, _ salt: Data, _ cost: Cost) async throws -> SymmetricKey {
    try await turns.through {
      try await blocking(on: .global(qos: .userInitiated)) {
        try KDF.Scrypt.deriveKey(
          from: Data(text.utf8), salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
          parallelism: cost.parallelism)
      }
    }
  }
}
