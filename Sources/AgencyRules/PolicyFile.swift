import Yams

/// Reads rules/policy.yaml: what the machine may do by itself.
struct PolicyFile {
  let machineMayApprove: Bool
  let mostDefectiveApproved: Double

  /// - Throws: all faults of the file at once.
  init(file: String, text: String) throws(RuleFaults) {
    var reader = YAMLReader(file: file)
    var machineMayApprove: Bool?
    var mostDefectiveApproved: Double?
    if let root = reader.root(of: text) {
      reader.refuseUnknownKeys(of: root, known: ["schema", "machine_may_approve", "most_defective_approved"])
      machineMayApprove = reader.flag("machine_may_approve", of: root, in: .mapping(root))
      mostDefectiveApproved = reader.share("most_defective_approved", of: root, in: .mapping(root))
    }
    guard reader.faults.isEmpty, let machineMayApprove, let mostDefectiveApproved else {
      throw RuleFaults(reader.faults)
    }
    self.machineMayApprove = machineMayApprove
    self.mostDefectiveApproved = mostDefectiveApproved
  }
}
