/// How much the head looks cut out or cut off, without neck and shoulders.
package enum LooksCutOut: LooksMeasure {
  package static let fault = PhotoLooks.Fault.cutOut
  package static let summary = "How much the head looks cut out or cut off, without neck and shoulders, 0 to 1"
  static let words = "cut out, without neck and shoulders"
}
