/// The fields whose labels are known, by what the card prints beside or above a value.
enum FieldLabel: Hashable {
  case name, number, birthDate, issueDate, expiryDate
  /// Of something that is not read, but must not be taken for another field's value either.
  case other
}

/// A word that labels a field.
struct LabelWord {
  let field: FieldLabel
  let characters: [Character]

  /// Short words must be right: one slip makes another word of them.
  var errors: Int { isLatin ? characters.count / 6 : characters.count / 4 }
  var isLatin: Bool { characters.first?.isASCII == true }

  /// Every label of the accepted documents and of passports, longer ones of equal beginning told by their length.
  static let all: [LabelWord] = [
    (.name, "姓名 中文姓名 英文姓名 NAME SURNAMEGIVENNAMES LASTFIRST"),
    (
      .number,
      "統一編號 統一證號 中華民國統一證號 身分證字號 身份證字號 身分證號碼 身分證統一編號 國民身分證統一編號 外來人口統一證號 舊統一證號 原統一證號 UINO UINUMBER IDNO IDNUMBER PERSONALIDNO"
    ),
    (.birthDate, "出生年月日 出生日期 出生 年月日 生日 BIRTH DATEOFBIRTH BIRTHDATE BIRTHDAY"),
    (.issueDate, "發證日期 發照日期 核發日期 核准日期 核發日 發證日 核發 DATEOFISSUE ISSUEDATE"),
    (.expiryDate, "有效期限 有效日期 居留期限 居留效期 效期截止日期 有效期 EXPIRY EXPIRYDATE DATEOFEXPIRY DATEOFEXPIRATION VALIDUNTIL"),
    (
      .other,
      """
      國籍 性別 出生地 類別 原居住地 身分事由 居留事由 居留證號 護照號碼 卡號 健保卡號 地址 住址 居留地址 戶籍地址 備註 發證機關 發照機關 別名 外文別名 \
      型式 代碼 配偶 役別 NATIONALITY SEX PLACEOFBIRTH PURPOSE PASSPORTNO CERTIFICATENO CARDNO ADDRESS REMARKS AUTHORITY ALSOKNOWNAS \
      PLACEOFISSUE RESIDENTCERTIFICATENO TYPE CODE COUNTRYOFORIGIN NAMEOFSPOUSE PURPOSEOFRESIDENCE RESIDENCEADDRESS RESIDENCENO
      """
    ),
  ].flatMap { field, words in
    words.split(separator: " ").map { LabelWord(field: field, characters: WordFolding.folded(String($0))) }
  }
}
