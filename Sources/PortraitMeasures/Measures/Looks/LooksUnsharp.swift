/// How much the head looks blurred, enlarged from few pixels, noisy or spoilt by compression.
package enum LooksUnsharp: LooksMeasure {
  package static let fault = PhotoLooks.Fault.unsharp
  package static let summary =
    "How much the head looks blurred, enlarged from few pixels, noisy or spoilt by compression, 0 to 1"
  static let words = "blurred, enlarged or noisy"
}
