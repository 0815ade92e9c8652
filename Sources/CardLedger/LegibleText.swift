/// Texts that people read and type: of 31 capital letters and digits, without those that are mistaken for one another (0 O, 1 I L).
package enum LegibleText {
  static let alphabet = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")

  package static func random(length: Int, using generator: inout some RandomNumberGenerator) -> String {
    String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
  }
}
