import CounterStore
import ReviewDomain

/// How a person is reached, as forms ask for it.
enum ContactFields {
  static let phone = PageForm.Field(
    "phone", .tel, Words("行動電話", "Mobile phone"), hint: Words("例如：0912-345-678", "Such as 0912-345-678"),
    autocomplete: "tel", keyboard: "tel")
  static let mail = PageForm.Field(
    "mail", .email, Words("E-Mail（主要）", "E-mail (main)"),
    hint: Words(
      "因與微軟郵件伺服器連線異常，建議不要填寫微軟信箱（如 hotmail、livemail…），以免無法收到信件。",
      "The connection with Microsoft's mail servers is unstable: better not use addresses such as hotmail or livemail."
    ), autocomplete: "email", keyboard: "email")
  static let spare = PageForm.Field(
    "spare", .email, Words("E-Mail（備用，可不填）", "E-mail (spare, may be left out)"), keyboard: "email")

  /// - Parameter phone: one that is known already; nil = the form has it.
  /// - Returns: nil with faults.
  static func read(_ values: FormValues, phone known: MobileNumber? = nil, _ faults: inout [FieldFault])
    -> ContactDetails?
  {
    let phone = known ?? (try? MobileNumber(typed: values["phone"]))
    if phone == nil {
      faults.append(FieldFault("phone", "請輸入 09 開頭的行動電話", "Enter a mobile number that begins with 09"))
    }
    let mail = try? EmailAddress(typed: values["mail"])
    if mail == nil { faults.append(FieldFault("mail", "請輸入正確的電子郵件信箱", "Enter a right e-mail address")) }
    let hasSpare = !values["spare"].allSatisfy(\.isWhitespace)
    let spare = hasSpare ? try? EmailAddress(typed: values["spare"]) : nil
    if hasSpare, spare == nil { faults.append(FieldFault("spare", "備用信箱不正確", "The spare address is not right")) }
    guard let phone, let mail else { return nil }
    return ContactDetails(phone: phone, mail: mail, spareMail: spare)
  }
}
