import DocumentReading
import ReviewDomain
import Testing

/// The specimens of ICAO Doc 9303, parts 4, 5 and 6.
@Suite struct MachineReadableZoneTests {
  private static let td3 = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  ]
  private static let td1 = [
    "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
  ]
  private static let td2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]

  private func read(_ lines: [String]) -> MachineReadableZone? {
    let items = lines.enumerated().map {
      TestCard.Item(text: $0.element, x: 60, y: 500 + 50 * Double($0.offset), height: 30)
    }
    return MachineReadableZone(lines: TestCard(items: items).lines())
  }

  @Test(arguments: [
    (td3, MachineReadableZone.Format.td3, "L898902C3"), (td1, .td1, "D23145890"), (td2, .td2, "D23145890"),
  ])
  func aZoneOfEachFormatIsRead(lines: [String], format: MachineReadableZone.Format, number: String) throws {
    let zone = try #require(read(lines))
    #expect(zone.format == format)
    #expect(zone.number == number)
    #expect(zone.nationality == "UTO")
    #expect(zone.birthDate?.iso == "1974-08-12")
    #expect(zone.expiryDate?.iso == "2012-04-15")
    #expect(zone.surname == "ERIKSSON")
    #expect(zone.givenNames == "ANNA MARIA")
    #expect(zone.corners.count == lines.count)
  }

  @Test func passportsAreToldFromCards() {
    #expect(read(Self.td3)?.documentKind == .passport)
    #expect(read(Self.td1)?.documentKind == .other)
    #expect(read([Self.td3[1]])?.documentKind == nil)
  }

  @Test(arguments: [
    ("L898902C36UTO7408122F1204159ZE184226B<<<<<10", "L898902C36UT07408122F1204159ZE184226B<<<<<<<10"),
    ("L898902C36UTO7408122F1204159ZE184226B<<<<<10", "L8989O2C36UTO74O8I22F12O4159ZE184226B<10"),
  ])
  func slipsThatTheCheckDigitsProveAreRepaired(_: String, slip: String) {
    let zone = read([Self.td3[0], slip])
    #expect(zone?.number == "L898902C3")
    #expect(zone?.birthDate?.iso == "1974-08-12")
  }

  @Test(arguments: ["CA000000<4D<<6408125F1802212<<<6", "CA000000<<4D<<6408125F1802212<<<6"])
  func fillersTooManyOrTooFewInTheNumberDoNoHarm(line: String) {
    #expect(read(["P<D<<MUSTERNAME<<ERIKA<<<<<<<<<<<<", line])?.number == "CA000000")
  }

  @Test func aWrongCheckDigitIsNoZone() {
    for place in [0, 3, 9, 14, 19, 22, 27] {
      var line = Array(Self.td3[1])
      line[place] = line[place] == "7" ? "3" : "7"
      #expect(read([Self.td3[0], String(line)]) == nil, "character \(place) was changed")
    }
  }

  @Test func aBirthLiesBeforeTheExpiry() {
    #expect(
      read(["P<UTOT<<A<<<<<<<<<<<<<<<<", "L898902C36UTO1204159F1204159<<<<<<<<"])?.birthDate?.iso == "1912-04-15")
  }

  @Test func whatIsNoZoneIsNone() {
    #expect(read(["中華民國國民身分證", "A123456789"]) == nil)
    #expect(read([]) == nil)
    #expect(read(["<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"]) == nil)
  }
}
