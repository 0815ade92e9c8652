/// How much a hat, cap, hood or cloth seems to be on the head.
package enum LooksHeadgear: LooksMeasure {
  package static let fault = PhotoLooks.Fault.headgear
  package static let summary = "How much a hat, cap, hood or cloth seems to be on the head, 0 to 1"
  static let words = "with something on the head"
}
