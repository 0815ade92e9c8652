/// How much dark lenses, reflections, a bar or closed lids seem to be where the eyes should be.
package enum LooksEyesHidden: LooksMeasure {
  package static let fault = PhotoLooks.Fault.eyesHidden
  package static let summary =
    "How much dark lenses, reflections, a bar or closed lids seem to be where the eyes should be, 0 to 1"
  static let words = "without eyes to be seen"
}
