/// How much the head looks captioned, framed, or decorated by a filter.
package enum LooksEdited: LooksMeasure {
  package static let fault = PhotoLooks.Fault.edited
  package static let summary = "How much the head looks captioned, framed, or decorated by a filter, 0 to 1"
  static let words = "captioned, framed or decorated"
}
