/// How much the head looks like those that a reviewer does not let pass at a glance, whatever the reason.
package enum LooksDefective: LooksMeasure {
  package static let fault = PhotoLooks.Fault.defective
  package static let summary =
    "How much the head looks like those that a reviewer does not let pass at a glance, whatever the reason, 0 to 1"
  static let words = "like one that no reviewer lets pass at a glance"
}
