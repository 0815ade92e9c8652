import DocumentReading

/// The layouts of the offices' own specimens, on a card 1012 wide.
extension TestCard {
  /// The name in large type without a label, under an English title.
  static func officeNHICard(name: String = "好平安", number: String = "A223456781") -> TestCard {
    TestCard(items: [
      Item(text: "全民健康保險", x: 280, y: 86, height: 60),
      Item(text: "NATIONAL HEALTH INSURANCE", x: 281, y: 128, height: 38),
      Item(text: name, x: 362, y: 306, height: 120), Item(text: number, x: 370, y: 416, height: 45),
      Item(text: "104/05/06", x: 370, y: 478, height: 46), Item(text: "樣本", x: 364, y: 564, height: 116),
      Item(text: "0000 1234 5678", x: 60, y: 570, height: 38),
    ])
  }

  /// The number at the lower right under its small label, in the row of the day of issue.
  static func officeNationalID(
    name: String = "甄健康", number: String = "A123456789", birth: String = "民國70年1月1日"
  ) -> TestCard {
    TestCard(items: [
      Item(text: "中華民國國民身分證", x: 219, y: 137, height: 60), Item(text: "姓名", x: 56, y: 329, height: 40),
      Item(text: name, x: 182, y: 334, height: 56), Item(text: "出生", x: 56, y: 422, height: 40),
      Item(text: "年月日", x: 56, y: 462, height: 40), Item(text: birth, x: 180, y: 451, height: 42),
      Item(text: "發證日期", x: 56, y: 540, height: 44), Item(text: "民國94年7月1日(北市)換發", x: 180, y: 551, height: 40),
      Item(text: "性別", x: 734, y: 453, height: 36), Item(text: "女", x: 832, y: 457, height: 40),
      Item(text: "統一編號", x: 662, y: 497, height: 30), Item(text: number, x: 664, y: 550, height: 56),
    ])
  }

  /// Labels in two languages above each value, in two columns.
  static func officePermit(
    name: String? = nil, romanised: String = "TESTER, SAMPLE", number: String = "A800000014",
    expiry: String = "2028/12/31"
  ) -> TestCard {
    TestCard(items: [
      Item(text: "中華民國居留證", x: 180, y: 80, height: 60), Item(text: "統一證號 ID No.", x: 48, y: 246, height: 32),
      Item(text: number, x: 48, y: 274, height: 36), Item(text: "核准日期 Date of issue", x: 424, y: 246, height: 32),
      Item(text: "2020/10/01 初領", x: 424, y: 274, height: 38),
      Item(text: "姓名 Name" + (name.map { " " + $0 } ?? ""), x: 48, y: 303, height: 36),
      Item(text: "女 Female", x: 424, y: 307, height: 36), Item(text: romanised, x: 48, y: 334, height: 36),
      Item(text: "出生日期 Date of birth", x: 48, y: 366, height: 32), Item(text: "1985/03/04", x: 48, y: 394, height: 36),
      Item(text: "居留期限 Date of expiry (Y/M/D)", x: 48, y: 428, height: 32),
      Item(text: expiry, x: 48, y: 456, height: 36),
      Item(text: "配偶 Name of spouse", x: 424, y: 428, height: 32), Item(text: "王甲乙", x: 424, y: 456, height: 36),
    ])
  }
}
