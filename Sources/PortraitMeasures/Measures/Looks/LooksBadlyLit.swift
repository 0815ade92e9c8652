/// How much the head looks too dark, too bright, or lit from one side only.
package enum LooksBadlyLit: LooksMeasure {
  package static let fault = PhotoLooks.Fault.badlyLit
  package static let summary = "How much the head looks too dark, too bright, or lit from one side only, 0 to 1"
  static let words = "badly lit"
}
