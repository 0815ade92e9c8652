import CardLedger

/// A new password, typed twice.
enum NewPassword {
  static let fields = [
    PageForm.Field(
      "password", .password, Words("註冊密碼", "Password"),
      hint: Words(
        "6 至 12 碼。強式密碼混合英文大寫、小寫、數字及特殊符號（~!@#%$^&*）並且 8 碼以上；不可使用空白、大於（>）、小於（<）符號。",
        "6 to 12 characters. Strong ones mix capital and small letters, digits and marks (~!@#%$^&*), and have at least 8; no blank, > or <."
      ), autocomplete: "new-password"),
    PageForm.Field("again", .password, Words("再次確認密碼", "The password again"), autocomplete: "new-password"),
  ]

  /// - Returns: nil with faults.
  static func read(
    _ values: FormValues, notBeing number: String, _ faults: inout [FieldFault]
  ) -> CounterPassword? {
    do throws(PasswordFault) {
      let password = try CounterPassword(typed: values["password"], notBeing: number)
      guard values["again"] == values["password"] else {
        faults.append(FieldFault("again", "兩次輸入的密碼不同", "The two passwords differ"))
        return nil
      }
      return password
    } catch {
      switch error {
      case .length:
        faults.append(FieldFault("password", "密碼長度必須是 6 至 12 碼", "The password must have 6 to 12 characters"))
      case .character:
        faults.append(
          FieldFault(
            "password", "密碼只能使用英文、數字及符號，不可有空白、大於（>）、小於（<）符號",
            "Use letters, digits and marks only, no blank, > or <"))
      case .idNumber: faults.append(FieldFault("password", "密碼不可與帳號相同", "The password must not be the ID number"))
      }
      return nil
    }
  }

  static func words(for strength: PasswordStrength) -> Words {
    switch strength {
    case .weak: Words("弱", "weak")
    case .medium: Words("中", "medium")
    case .mediumStrong: Words("中強", "medium strong")
    case .strong: Words("強", "strong")
    }
  }
}
