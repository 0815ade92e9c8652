import Yams

/// Reads rules/policy.yaml: what the machine may do by itself.
struct PolicyFile {
  let machineMayApprove: Bool
  let mostDefectiveApproved: Double
  let secondReads: SecondReadShares

  /// - Throws: all faults of the file at once.
  init(file: String, text: String) throws(RuleFaults) {
    var reader = YAMLReader(file: file)
    var machineMayApprove: Bool?
    var mostDefectiveApproved: Double?
    var secondReads = SecondReadShares()
    if let root = reader.root(of: text) {
      reader.refuseUnknownKeys(
        of: root, known: ["schema", "machine_may_approve", "most_defective_approved", "second_reads"])
      machineMayApprove = reader.flag("machine_may_approve", of: root, in: .mapping(root))
      secondReads = Self.secondReads(of: root, &reader)
      mostDefectiveApproved = reader.share("most_defective_approved", of: root, in: .mapping(root))
    }
    guard reader.faults.isEmpty, let machineMayApprove, let mostDefectiveApproved else {
      throw RuleFaults(reader.faults)
    }
    self.machineMayApprove = machineMayApprove
    self.mostDefectiveApproved = mostDefectiveApproved
    self.secondReads = secondReads
  }

  private static func secondReads(of root: Node.Mapping, _ reader: inout YAMLReader) -> SecondReadShares {
    guard let node = root["second_reads"] else { return SecondReadShares() }
    guard let mapping = node.mapping else {
      reader.fault("`second_reads` must hold `of_machine` and `of_people`", at: node)
      return SecondReadShares()
    }
    reader.refuseUnknownKeys(of: mapping, known: ["of_machine", "of_people"])
    return SecondReadShares(
      ofMachine: reader.share("of_machine", of: mapping, in: node) ?? 0,
      ofPeople: reader.share("of_people", of: mapping, in: node) ?? 0)
  }
}
