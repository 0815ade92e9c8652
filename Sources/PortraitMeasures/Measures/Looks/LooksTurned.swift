/// How much the head looks turned away, tipped or leaning.
package enum LooksTurned: LooksMeasure {
  package static let fault = PhotoLooks.Fault.turned
  package static let summary = "How much the head looks turned away, tipped or leaning, 0 to 1"
  static let words = "turned, tipped or leaning"
}
