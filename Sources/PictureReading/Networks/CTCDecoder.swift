import ReviewDomain

/// Turns a recogniser's answer, a probability for each character in each column, into the characters of the line.
package struct CTCDecoder: Sendable {
  /// By the network's numbers: first "none", last the blank, as PaddleOCR has it.
  package let characters: [Character]
  /// Where the capital letters and digits stand among them.
  private let alphanumerics: [(index: Int, character: Character)]

  package init(characters: [Character]) {
    self.characters = characters
    alphanumerics = characters.enumerated().filter { $1.isASCII && ($1.isUppercase || $1.isNumber) }
      .map { (index: $0, character: $1) }
  }

  /// Greedy: of each column the likeliest character; repeats without a "none" between are one character, as likely as in its best column.
  package func decode(_ answer: [Float]) -> [ReadCharacter] {
    var read: [ReadCharacter] = []
    var before = 0
    answer.withUnsafeBufferPointer { answer in
      for start in stride(from: 0, to: answer.count, by: characters.count) {
        let column = UnsafeBufferPointer(rebasing: answer[start..<start + characters.count])
        var best = 0
        for index in 1..<column.count where column[index] > column[best] { best = index }
        if best != 0, best != before {
          read.append(character(best, in: column))
        } else if best != 0, let last = read.last, Double(column[best]) > last.probability {
          read[read.count - 1] = character(best, in: column)
        }
        before = best
      }
    }
    return read
  }

  private func character(_ best: Int, in column: UnsafeBufferPointer<Float>) -> ReadCharacter {
    var rivals = alphanumerics.filter { $0.index != best && Double(column[$0.index]) >= ReadCharacter.leastRival }
    if characters[best].isIdeograph {
      // The first is "none".
      rivals += (1..<column.count).filter {
        $0 != best && Double(column[$0]) >= ReadCharacter.leastOtherRival && characters[$0].isIdeograph
      }.map { (index: $0, character: characters[$0]) }
    }
    return ReadCharacter(
      characters[best], probability: Double(column[best]),
      rivals: rivals.map { .init(character: $0.character, probability: Double(column[$0.index])) })
  }
}
