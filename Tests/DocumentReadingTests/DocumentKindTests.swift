import DocumentReading
import ReviewDomain
import Testing

@Suite struct DocumentKindTests {
  @Test(arguments: [
    (TestCard.nationalID(), DocumentKind.nationalID), (.nhiCard(), .nhiCard), (.permit(), .residencePermit),
    (.drivingLicence, .drivingLicence), (.passport, .passport), (.page, .page),
  ])
  func aDocumentIsNamedByItsTitle(card: TestCard, kind: DocumentKind) {
    let reading = card.read().kind
    #expect(reading.kind == kind)
    #expect(reading.probability > 0.9)
    #expect(!reading.evidence.isEmpty)
  }

  @Test(arguments: [
    ("中华民国国民身分证", DocumentKind.nationalID), ("中華民國國民身份證", .nationalID), ("中華民國国民身分証", .nationalID),
    ("華民國國民身分證", .nationalID), ("全民健康保险", .nhiCard), ("全民健康保隱", .nhiCard), ("National Health Insurance", .nhiCard),
    ("中華民國居留", .residencePermit), ("外僑居留證", .residencePermit), ("臺灣地區居留證", .residencePermit),
    ("台湾地区居留证", .residencePermit),
    ("ALIEN RESIDENT CERTIFICATE", .residencePermit), ("RESIDENT CERTIFICAIE", .residencePermit), ("護照", .passport),
    ("PASSPORT", .passport), ("DRIVER'S LICENSE", .drivingLicence), ("機車駕駛執照", .drivingLicence),
    ("中華民國臺灣地區入出境許可證", .other), ("AUFENTHALTSTITEL", .other),
  ])
  func aTitleIsKnownInItsFormsAndWithSlips(title: String, kind: DocumentKind) {
    let card = TestCard(items: [.init(text: title, x: 90, y: 100, height: 60)])
    #expect(card.read().kind.kind == kind)
  }

  @Test(arguments: ["護照號碼 Passport No.", "居留證號", "身分證字號", "中華民國", "健康", "居留事由", "統一編號", "PASSPORT NO."])
  func aLabelIsNoTitle(label: String) {
    let card = TestCard(items: [.init(text: label, x: 90, y: 100, height: 60)])
    #expect(card.read().kind.kind == .unknown)
    #expect(card.read().kind.probability == 0)
  }

  @Test(arguments: [
    (["RESIDENT", "CERTIFICATE"], DocumentKind.residencePermit), (["RESID", "NT CERTIFICATE"], .residencePermit),
    (["National Health", "Insurance"], .nhiCard), (["中華民國國民", "身分證"], .nationalID),
  ])
  func aTitleInTwoPiecesIsFound(pieces: [String], kind: DocumentKind) {
    let name = TestCard.Item(text: "甄健康", x: 92, y: 290, height: 60)
    let below = TestCard(items: [
      .init(text: pieces[0], x: 90, y: 100, height: 60), .init(text: pieces[1], x: 95, y: 180, height: 60), name,
    ])
    #expect(below.read().kind.kind == kind)
    let width = pieces[0].reduce(0.0) { $0 + ($1.isASCII ? 27 : 48) }
    let behind = TestCard(items: [
      .init(text: pieces[0], x: 90, y: 100, height: 60), .init(text: pieces[1], x: 110 + width, y: 104, height: 56),
      name,
    ])
    #expect(behind.read().kind.kind == kind)
    #expect(behind.read().kind.corners == Array(behind.lines().map(\.corners).prefix(2)))
  }

  @Test func wordsFarApartAreNoTitle() {
    let card = TestCard(items: [
      .init(text: "RESIDENT", x: 90, y: 100, height: 60), .init(text: "CERTIFICATE", x: 90, y: 600, height: 60),
      .init(text: "CERTIFICATE", x: 900, y: 100, height: 60), .init(text: "CERTIFICATE", x: 90, y: 180, height: 25),
    ])
    #expect(card.read().kind.kind == .unknown)
  }

  @Test(arguments: ["護照", "PASSPORT NO. 300000001", "居留", "全民健康", "駕駛"])
  func aStrayWordDoesNotTurnAnIdentityCardIntoSomethingElse(word: String) {
    let card = TestCard.nationalID().adding([.init(text: word, x: 900, y: 700, height: 30)])
    #expect(card.read().kind.kind == .nationalID)
  }

  @Test func anIllegibleTitleGivesNoKind() {
    var card = TestCard.nationalID()
    card.items[0].text = "中三國國艮分"
    #expect(card.read().kind == .unknown)
    card.items[0].text = "中華民國國民身分證"
    card.items[0].probability = 0.3
    #expect(card.read().kind == .unknown)
  }

  @Test func aCardOfAnotherCountryIsNamedSoByItsZone() {
    let card = TestCard(items: [
      .init(text: "I<UTOD231458907<<<<<<<<<<<<<<<", x: 60, y: 600, height: 30),
      .init(text: "7408122F1204159UTO<<<<<<<<<<<6", x: 60, y: 650, height: 30),
      .init(text: "ERIKSSON<<ANNA<MARIA<<<<<<<<<<", x: 60, y: 700, height: 30),
    ])
    #expect(card.read().kind.kind == .other)
    #expect(card.read().kind.evidence == ["MRZ"])
  }

  @Test func theLinesThatToldAreGiven() {
    let card = TestCard.nationalID()
    #expect(card.read().kind.corners == [card.lines()[0].corners])
  }
}
