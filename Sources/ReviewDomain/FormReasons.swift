/// The reasons for which a form is returned to its sender; rules/reasons.yaml has each of them with its caption and advice.
extension ReasonCode {
  /// Consent is missing, or was given after the form was sent.
  static let formConsent: ReasonCode = "form_consent"
  static let formIDNumber: ReasonCode = "form_id_number"
  static let formIDCheckDigit: ReasonCode = "form_id_check_digit"
  /// A residence number of the old form after its last day.
  static let formIDVoid: ReasonCode = "form_id_void"
  static let formBirthDate: ReasonCode = "form_birth_date"
  static let formPhone: ReasonCode = "form_phone"
  /// A land line, or no number at all.
  static let formPhoneNotMobile: ReasonCode = "form_phone_not_mobile"
  /// A kind that is none, or not the one that the number belongs to.
  static let formDocumentKind: ReasonCode = "form_document_kind"
  /// An NHI card of somebody who is 14 or older.
  static let formNHICardAge: ReasonCode = "form_nhi_card_age"
  static let formIssueDate: ReasonCode = "form_issue_date"
  static let formIssuedBeforeBirth: ReasonCode = "form_issued_before_birth"
  /// What the app should have filled in by itself.
  static let formIncomplete: ReasonCode = "form_incomplete"

  /// All of them, which a rules folder must have.
  package static let ofForms: [ReasonCode] = [
    formConsent, formIDNumber, formIDCheckDigit, formIDVoid, formBirthDate, formPhone, formPhoneNotMobile,
    formDocumentKind, formNHICardAge, formIssueDate, formIssuedBeforeBirth, formIncomplete,
  ]
}
