import ReviewDomain

/// Words that say what kind of document they stand on.
struct TitleWord {
  let kind: DocumentKind
  let text: String
  let characters: [Character]
  /// Words that make a label of a title when they follow: 居留證號, PASSPORT NO.
  let notBefore: [[Character]]

  /// One slip in four characters of Chinese, in seven of English.
  var errors: Int { characters.count / (characters.first?.isASCII == true ? 7 : 4) }

  static let all: [TitleWord] = [
    (DocumentKind.nationalID, "中華民國國民身分證 國民身分證 國民身份證", "統一編號 字號 號碼"),
    (.nhiCard, "全民健康保險 全民健康保險卡 健保卡 NATIONALHEALTHINSURANCE", "卡號 號"),
    (
      .residencePermit,
      "中華民國居留證 外僑居留證 外僑永久居留證 臺灣地區居留證 永久居留證 居留證 RESIDENTCERTIFICATE ALIENRESIDENTCERTIFICATE",
      "號 號碼 NO NUMBER"
    ),
    (.passport, "護照 PASSPORT", "號 號碼 NO N NUMBER OFFICE"),
    (.drivingLicence, "駕駛執照 汽車駕駛執照 機車駕駛執照 DRIVERLICENSE DRIVERSLICENSE DRIVINGLICENCE DRIVINGLICENSE", "號 NO"),
    (.page, "戶口名簿 戶籍謄本 戶籍資料", ""),
    (
      .other,
      """
      入出境許可證 學生證 行車執照 身心障礙證明 往來臺灣通行證 居民身份證 IDENTITYCARD IDENTITYCARTE CARTEDIDENTITE CARTEDIDENTITATE RESIDENCEPERMIT \
      AUFENTHALTSTITEL VERBLIJFSTITEL TITREDESEJOUR PERSONALAUSWEIS TRAVELDOCUMENT BORDERCROSSER IMMIGRANTVISA
      """, "NO NUMBER"
    ),
  ].flatMap { kind, words, notBefore in
    words.split(separator: " ").map { word in
      TitleWord(
        kind: kind, text: String(word), characters: WordFolding.folded(String(word)),
        notBefore: notBefore.split(separator: " ").map { WordFolding.folded(String($0)) })
    }
  }
}
