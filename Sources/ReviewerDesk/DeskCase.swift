import ReviewDomain

/// One application as a desk shows it, in words. Its identity number is masked; the whole one comes only when it is asked for.
package struct DeskCase: Sendable, Hashable {
  /// A line of the form, or of what is known beside it.
  package struct Field: Sendable, Hashable {
    package let label: String
    package let value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// What was typed beside what the document says.
  package struct Comparison: Sendable, Hashable {
    package let field: String
    package let outcome: String
    package let typed: String
    package let read: String

    package init(field: String, outcome: String, typed: String, read: String) {
      self.field = field
      self.outcome = outcome
      self.typed = typed
      self.read = read
    }
  }

  /// Why it was referred: a reason with the measure that spoke, its value and its limit.
  package struct Finding: Sendable, Hashable {
    package let subject: Subject
    package let measure: MeasureName
    package let reason: String
    package let sentence: String

    package init(subject: Subject, measure: MeasureName, reason: String, sentence: String) {
      self.subject = subject
      self.measure = measure
      self.reason = reason
      self.sentence = sentence
    }
  }

  package let application: ApplicationID
  package let name: String
  package let number: String
  /// When the answer is due, in words.
  package let due: String
  package let fields: [Field]
  package let comparisons: [Comparison]
  package let findings: [Finding]
  /// The reasons for which the machine referred and a reviewer may reject, with the details it saw.
  package let machineReasons: [ReasonCode: Set<String>]

  package init(
    application: ApplicationID, name: String, number: String, due: String, fields: [Field], comparisons: [Comparison],
    findings: [Finding], machineReasons: [ReasonCode: Set<String>]
  ) {
    self.application = application
    self.name = name
    self.number = number
    self.due = due
    self.fields = fields
    self.comparisons = comparisons
    self.findings = findings
    self.machineReasons = machineReasons
  }
}
