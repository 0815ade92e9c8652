import CardLedger
import Foundation
import ReviewDomain

/// What a person gives at a desktop to be known by, as a form has it: number, name, household number and address.
struct PersonProof: Sendable {
  let number: IdentityNumber
  let proof: HouseholdProof

  static let group = PageForm.Group(
    Words("您的身分", "Who you are"),
    [
      PageForm.Field("number", .text, Words("身分證號或居留證號", "ID number or residence number"), autocomplete: "username"),
      PageForm.Field("name", .text, Words("姓名", "Name"), autocomplete: "name"),
      PageForm.Field(
        "household", .text, Words("戶號", "Household number"),
        hint: Words("戶口名簿封面左上角的號碼，8 碼", "On the top left of the household certificate's cover, 8 characters")),
      PageForm.Field(
        "county", .text, Words("戶籍縣市", "County or city of registration"), hint: Words("例如：臺北市", "Such as 臺北市"),
        autocomplete: "address-level1"),
      PageForm.Field(
        "town", .text, Words("鄉鎮市區", "Town or district"), hint: Words("例如：信義區", "Such as 信義區"),
        autocomplete: "address-level2"),
      PageForm.Field(
        "village", .text, Words("村里", "Village"), hint: Words("例如：和平里", "Such as 和平里"),
        autocomplete: "address-level3"),
      PageForm.Field(
        "neighbourhood", .text, Words("鄰", "Neighbourhood"), hint: Words("只填數字，例如：10", "The number only, such as 10"),
        keyboard: "numeric"),
    ])

  /// Says of each field what cannot be read, never what does not agree with the register.
  ///
  /// - Returns: nil with faults.
  init?(_ values: FormValues, _ faults: inout [FieldFault]) {
    let number = try? IdentityNumber(typed: values["number"])
    if number == nil {
      faults.append(FieldFault("number", "請輸入正確的身分證號或居留證號", "Enter a right ID or residence number"))
    }
    let name = try? PersonName(typed: values["name"])
    if name == nil { faults.append(FieldFault("name", "請輸入姓名", "Enter your name")) }
    let household = HouseholdNumber(typed: values["household"])
    if household == nil {
      faults.append(FieldFault("household", "請輸入 8 碼戶號", "Enter the household number of 8 characters"))
    }
    for (field, chinese, english) in [
      ("county", "請輸入戶籍縣市", "Enter the county or city"), ("town", "請輸入鄉鎮市區", "Enter the town or district"),
      ("village", "請輸入村里", "Enter the village"),
    ] where !(2...20).contains(values[field].filter { !$0.isWhitespace }.count) {
      faults.append(FieldFault(field, chinese, english))
    }
    let address = HouseholdAddress(
      county: values["county"], town: values["town"], village: values["village"],
      neighbourhood: values["neighbourhood"])
    if address == nil, !faults.contains(where: { ["county", "town", "village"].contains($0.field) }) {
      faults.append(FieldFault("neighbourhood", "請輸入鄰的數字", "Enter the number of the neighbourhood"))
    }
    guard let number, let name, let household, let address else { return nil }
    self.number = number
    proof = HouseholdProof(name: name, household: household, address: address)
  }
}
