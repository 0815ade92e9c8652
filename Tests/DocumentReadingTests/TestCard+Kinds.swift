import DocumentReading

extension TestCard {
  static func nationalID(
    name: String = "甄健康", number: String = "A123456789", birth: String = "民國70年1月1日", sex: String = "男"
  ) -> TestCard {
    TestCard(items: [
      Item(text: "中華民國國民身分證", x: 360, y: 128, height: 90),
      Item(text: "姓名", x: 97, y: 260, height: 52), Item(text: name, x: 355, y: 259, height: 68),
      Item(text: "出生年月日", x: 103, y: 360, height: 47), Item(text: birth, x: 360, y: 359, height: 53),
      Item(text: "性別", x: 97, y: 459, height: 53), Item(text: sex, x: 355, y: 460, height: 62),
      Item(text: "發證日期", x: 102, y: 560, height: 50), Item(text: "民國94年7月1日（北市）換發", x: 360, y: 559, height: 58),
      Item(text: "SPECIMEN", x: 560, y: 660, height: 117),
      Item(text: "統一編號", x: 97, y: 751, height: 54), Item(text: number, x: 357, y: 758, height: 86),
    ])
  }

  /// It has no labels.
  static func nhiCard(name: String = "好平安", number: String = "A223456781", birth: String = "104/05/06") -> TestCard {
    TestCard(items: [
      Item(text: "全民健康保險", x: 91, y: 103, height: 79), Item(text: name, x: 357, y: 262, height: 73),
      Item(text: number, x: 358, y: 373, height: 65), Item(text: birth, x: 357, y: 485, height: 70),
      Item(text: "0000 1249 5663", x: 358, y: 594, height: 66),
    ])
  }

  static func permit(
    name: String = "TESTER, SAMPLE", number: String = "A800000014", birth: String = "1985/03/04",
    expiry: String = "2028/12/31"
  ) -> TestCard {
    TestCard(items: [
      Item(text: "中華民國居留證 RESIDENT CERTIFICATE", x: 90, y: 102, height: 59),
      Item(text: "姓名 Name", x: 446, y: 205, height: 46), Item(text: name, x: 750, y: 204, height: 48),
      Item(text: "國籍 Nationality", x: 450, y: 309, height: 47), Item(text: "UTOPIA", x: 747, y: 309, height: 50),
      Item(text: "生日 Birth", x: 448, y: 413, height: 46), Item(text: birth, x: 746, y: 415, height: 56),
      Item(text: "統一證號 UI No.", x: 448, y: 518, height: 43), Item(text: number, x: 750, y: 519, height: 48),
      Item(text: "有效期限 Expiry", x: 449, y: 621, height: 47), Item(text: expiry, x: 750, y: 623, height: 50),
    ])
  }

  static let drivingLicence = TestCard(items: [
    Item(text: "中華民國汽車駕駛執照", x: 360, y: 100, height: 70), Item(text: "駕照號碼", x: 97, y: 220, height: 50),
    Item(text: "A123456789", x: 355, y: 220, height: 50), Item(text: "姓名", x: 97, y: 320, height: 50),
    Item(text: "甄健康", x: 355, y: 320, height: 50), Item(text: "出生日期", x: 97, y: 420, height: 50),
    Item(text: "70年01月01日", x: 355, y: 420, height: 50), Item(text: "有效日期", x: 97, y: 520, height: 50),
    Item(text: "117年01月01日", x: 355, y: 520, height: 50),
  ])

  static let passport = TestCard(items: [
    Item(text: "中華民國", x: 400, y: 40, height: 34), Item(text: "REPUBLIC OF CHINA", x: 560, y: 40, height: 34),
    Item(text: "護照", x: 90, y: 60, height: 44), Item(text: "PASSPORT", x: 90, y: 100, height: 34),
    Item(text: "護照號碼 / Passport No.", x: 700, y: 90, height: 26), Item(text: "000000000", x: 700, y: 115, height: 28),
    Item(text: "身分證統一編號 / Personal Id. No.", x: 700, y: 240, height: 26),
    Item(text: "A123456789", x: 700, y: 265, height: 28),
    Item(text: "P<TWNTESTER<<SAMPLE<ONE<<<<<<<<<<<<<<<<<<<<<", x: 60, y: 560, height: 40),
    Item(text: "0000000000TWN7601015F1404018A123456789<<<<18", x: 60, y: 610, height: 40),
  ])

  /// A household certificate: nothing but lines of text.
  static let page = TestCard(
    items: (0..<20).map { Item(text: "戶口名簿記事動態申請登記日期事由全戶請領人", x: 60, y: 60 + 50 * Double($0), height: 30) })
}
