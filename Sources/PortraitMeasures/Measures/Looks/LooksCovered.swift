/// How much a hand, a thing, a mask or hair seems to be before the face.
package enum LooksCovered: LooksMeasure {
  package static let fault = PhotoLooks.Fault.covered
  package static let summary = "How much a hand, a thing, a mask or hair seems to be before the face, 0 to 1"
  static let words = "covered by a hand, a thing, a mask or hair"
}
