import ReviewDomain
import Testing

@Suite struct IdentityNumberTests {
  @Test(arguments: [
    "A123456789", "A223456781", "A100000001", "B200000004", "C100000012", "F298765432", "G120000003", "N124500009",
    "W101010109", "X202020207", "Z199999007", "I234567804", "O100000095", "Z199999829", "G123456785",
  ])
  func takesNationalNumbers(text: String) throws {
    let number = try IdentityNumber(typed: text)
    #expect(number.kind == .national)
    #expect(number.text == text)
  }

  @Test(arguments: [
    "A800000014", "A900000016", "B800130661", "F812345676", "H976543214", "K860000002", "E870000000", "D880000002",
    "C990000006", "Z912345674",
  ])
  func takesResidenceNumbers(text: String) throws {
    #expect(try IdentityNumber(typed: text).kind == .residence)
  }

  @Test(arguments: [
    "AA00000009", "AB23456789", "AC01234567", "BD07654324", "FD11111112", "HB22222222", "KC30303034", "EA98765437",
    "ZD12345672",
  ])
  func takesOldResidenceNumbers(text: String) throws {
    #expect(try IdentityNumber(typed: text).kind == .residenceOld)
  }

  @Test(arguments: [
    ("A123456780", IdentityNumberFault.checkDigit), ("G123456789", .checkDigit), ("A223456789", .checkDigit),
    ("I123456789", .checkDigit), ("A800000000", .checkDigit), ("F931104091", .checkDigit), ("O958238842", .checkDigit),
    ("A823456789", .checkDigit), ("AA00000000", .checkDigit), ("AB23456788", .checkDigit),
    ("A323456789", .secondCharacter), ("A723456789", .secondCharacter), ("AE23456785", .secondCharacter),
    ("FG31104091", .secondCharacter), ("AO23456789", .secondCharacter),
    ("A12345678", .length(9)), ("AA1234567", .length(9)), ("A1234567890", .length(11)), ("A1234 56789", .length(11)),
    ("A1O3456789", .notADigit(position: 3)), ("A12345678O", .notADigit(position: 10)),
    ("A12345678٩", .notADigit(position: 10)), ("A12345\n789", .notADigit(position: 7)),
    ("1123456789", .firstCharacter), ("臺123456789", .firstCharacter), ("Á123456789", .firstCharacter),
    ("", .empty), (" \t\u{3000}\n", .empty),
  ])
  func saysWhyItIsNoNumber(typed: String, fault: IdentityNumberFault) {
    #expect(throws: fault) { try IdentityNumber(typed: typed) }
    #expect(!fault.problem.contains(typed) || typed.isEmpty)
    #expect(fault.remedy.hasSuffix("."))
  }

  @Test(arguments: ["a123456789", " A123456789\r\n", "Ａ１２３４５６７８９", "ａ123456789", "\u{3000}A123456789"])
  func foldsWhatKeyboardsDo(typed: String) throws {
    #expect(try IdentityNumber(typed: typed).text == "A123456789")
  }

  @Test func everyLetterHasExactlyOneCheckDigit() throws {
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      for second in ["1", "2", "8", "9", "A", "B", "C", "D"] {
        let valid = (0...9).filter { (try? IdentityNumber(typed: "\(letter)\(second)1234567\($0)")) != nil }
        #expect(valid.count == 1, "\(letter)\(second)")
      }
    }
  }

  /// The contributions of the first letter as the facts have them, computed the other way round.
  @Test func regionLettersCountAsInTheTable() throws {
    let contributions = [
      "A": 1, "B": 10, "C": 19, "D": 28, "E": 37, "F": 46, "G": 55, "H": 64, "I": 39, "J": 73, "K": 82, "L": 2,
      "M": 11, "N": 20, "O": 48, "P": 29, "Q": 38, "R": 47, "S": 56, "T": 65, "U": 74, "V": 83, "W": 21, "X": 3,
      "Y": 12, "Z": 30,
    ]
    #expect(contributions.count == 26)
    for (letter, contribution) in contributions {
      // 1 as the second character counts 8; the zeros nothing.
      let check = (10 - (contribution + 8) % 10) % 10
      #expect(throws: Never.self, "\(letter)") { try IdentityNumber(typed: "\(letter)10000000\(check)") }
    }
  }

  /// Weights that share a factor with 10 let some slips pass, such as 5 more under an even one: the checksum's own limit.
  @Test func oneWrongDigitIsNoticedWhereItsWeightAllows() throws {
    let right = Array("A123456789")
    let weights = [1, 8, 7, 6, 5, 4, 3, 2, 1, 1]
    for place in 2...9 {
      for digit in 0...9 where String(digit) != String(right[place]) {
        var wrong = right
        wrong[place] = Character(String(digit))
        let difference = digit - (try #require(right[place].wholeNumberValue))
        let taken = (try? IdentityNumber(typed: String(wrong))) != nil
        #expect(taken == (difference * weights[place]).isMultiple(of: 10), "\(String(wrong))")
      }
    }
  }

  @Test func oldResidenceNumbersStopWithTheYear2030() throws {
    let old = try IdentityNumber(typed: "AA00000009")
    #expect(old.isUsable(on: try day("2030-12-31")))
    #expect(!old.isUsable(on: try day("2031-01-01")))
    #expect(IdentityNumber.endOfOldResidenceNumbers.iso == "2031-01-01")
    #expect(try IdentityNumber(typed: "A800000014").isUsable(on: try day("2031-01-01")))
    #expect(try IdentityNumber(typed: "A123456789").isUsable(on: try day("2031-01-01")))
  }

  @Test func masksTheLastFour() throws {
    #expect(try IdentityNumber(typed: "A123456789").masked == "A12345****")
  }
}
