/// How much something seems to be written on the photo.
package enum LooksWritten: LooksMeasure {
  package static let fault = PhotoLooks.Fault.written
  package static let summary =
    "How much something seems to be written on the photo, such as a caption, a date or a document's text, 0 to 1"
  static let words = "written on"
}
