/// How much the head looks tinted, grey, or painted in two colours.
package enum LooksTinted: LooksMeasure {
  package static let fault = PhotoLooks.Fault.tinted
  package static let summary = "How much the head looks tinted, grey, or painted in two colours, 0 to 1"
  static let words = "tinted or grey"
}
