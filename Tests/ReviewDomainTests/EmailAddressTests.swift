import ReviewDomain
import Testing

@Suite struct EmailAddressTests {
  @Test(arguments: [
    ("a@example.tw", "a@example.tw"), ("First.Last+tag@Example.COM.TW", "First.Last+tag@example.com.tw"),
    ("  a@example.tw\t", "a@example.tw"), ("\u{3000}a@example.tw\u{A0}", "a@example.tw"),
    ("ａ＠ｅｘａｍｐｌｅ．ｔｗ", "a@example.tw"), ("o'hara_x-y@sub.example.tw", "o'hara_x-y@sub.example.tw"),
    ("1@3com.example", "1@3com.example"), ("a@xn--fiqs8s.example", "a@xn--fiqs8s.example"),
    ("a@example。tw", "a@example.tw"), ("a﹫example｡tw", "a@example.tw"),
    ("a\u{200B}@example.tw\u{202C}", "a@example.tw"),
    ("\u{FEFF}a@exam\u{AD}ple.tw", "a@example.tw"), ("o’hara@b\u{2011}c.example", "o'hara@b-c.example"),
    ("a@b-c.example", "a@b-c.example"), ("#$&'*+/=^?_{}~@example.tw", "#$&'*+/=^?_{}~@example.tw"),
  ])
  func takesPlainAddresses(typed: String, text: String) throws {
    let address = try EmailAddress(typed: typed)
    #expect(address.text == text)
    #expect(address.text.hasSuffix("@" + address.domain))
  }

  @Test(arguments: injections)
  func noControlCharacterFitsAnywhere(payload: String) {
    for typed in [
      "\(payload)a@example.tw", "a\(payload)b@example.tw", "a@\(payload)example.tw", "a@exam\(payload)ple.tw",
      "a@example.tw\(payload)", "a\(payload)@example.tw",
    ] {
      #expect(throws: EmailAddressFault.controlCharacter) { try EmailAddress(typed: typed) }
    }
  }

  @Test func noScalarButAFewASCIIOnesFitsAnywhere() {
    let allowed = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789#$&'*+/=?^_{}~-.".unicodeScalars)
    for scalar in (UInt32(0)...0x2_FFFF).compactMap(Unicode.Scalar.init) {
      guard let address = try? EmailAddress(typed: "a\(scalar)b@example.tw") else { continue }
      let inner = address.text.unicodeScalars
      // What nobody sees is left out.
      let isKept = inner.count == 14 && inner.dropFirst().prefix(1).allSatisfy(allowed.contains)
      #expect(isKept || address.text == "ab@example.tw", "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(arguments: [
    ("", EmailAddressFault.empty), (" ", .empty), ("=?UTF-8?B?DQpCY2M6?=@example.tw", .character),
    ("a.example.tw", .atSigns), ("a@b@example.tw", .atSigns), ("@@", .atSigns),
    ("@example.tw", .localPartLength), ("\(String(repeating: "a", count: 65))@example.tw", .localPartLength),
    (".a@example.tw", .localPartForm), ("a.@example.tw", .localPartForm), ("a..b@example.tw", .localPartForm),
    ("-oQ@example.tw", .localPartForm),
    ("a b@example.tw", .character), ("<a@example.tw>", .character), ("\"a\"@example.tw", .character),
    ("a,b@example.tw", .character), ("a;b@example.tw", .character), ("a(b)@example.tw", .character),
    ("a\\b@example.tw", .character), ("a:b@example.tw", .character), ("a@[192.0.2.1]", .character),
    ("a%0d%0ab@example.tw", .character), ("a!b@example.tw", .character), ("a|b@example.tw", .character),
    ("a`b@example.tw", .character), ("a@exa mple.tw", .character), ("a@exa_mple.tw", .character),
    ("＜a＠example.tw＞", .character), ("=?utf-8?q?a=0d=0a?=<a@example.tw", .character),
    ("a@", .domainForm), ("a@example", .domainForm), ("a@.example.tw", .domainForm), ("a@example.tw.", .domainForm),
    ("a@example..tw", .domainForm), ("a@-example.tw", .domainForm), ("a@example-.tw", .domainForm),
    ("a@192.0.2.1", .domainForm), ("a@\(String(repeating: "b", count: 64)).tw", .domainForm),
    ("a@\(String(repeating: "b.", count: 126))tw", .tooLong),
    ("測試@example.tw", .needsSMTPUTF8), ("a@例子.tw", .needsSMTPUTF8), ("é@example.tw", .needsSMTPUTF8),
    ("а@example.tw", .needsSMTPUTF8), ("a@example，tw", .character),
  ])
  func saysWhyItIsNoAddress(typed: String, fault: EmailAddressFault) {
    #expect(throws: fault) { try EmailAddress(typed: typed) }
  }

  @Test func limitsAreInclusive() throws {
    let local = String(repeating: "a", count: 64)
    let label = String(repeating: "b", count: 63)
    #expect(throws: Never.self) { try EmailAddress(typed: "\(local)@\(label).tw") }
    let longest = "a@" + String(repeating: "b.", count: 125) + "tw"
    #expect(longest.utf8.count == 254)
    #expect(throws: Never.self) { try EmailAddress(typed: longest) }
    #expect(throws: EmailAddressFault.tooLong) { try EmailAddress(typed: "a" + longest) }
  }

  @Test func hostsAreComparedWithoutCaseAndLocalPartsWithIt() throws {
    #expect(try EmailAddress(typed: "a@EXAMPLE.tw") == EmailAddress(typed: "a@example.TW"))
    #expect(try EmailAddress(typed: "A@example.tw") != EmailAddress(typed: "a@example.tw"))
  }

  @Test func masksTheLocalPart() throws {
    #expect(try EmailAddress(typed: "xavier@Example.tw").masked == "x***@example.tw")
  }

  @Test(arguments: EmailAddressFault.allCases)
  func everyFaultSaysWhatToDo(fault: EmailAddressFault) {
    #expect(!fault.problem.isEmpty)
    #expect(fault.remedy.hasSuffix("."))
  }
}
