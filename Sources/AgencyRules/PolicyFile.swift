import Yams

/// Reads rules/policy.yaml: what the machine may do by itself.
struct PolicyFile {
  let machineMayApprove: Bool

  /// - Throws: all faults of the file at once.
  init(file: String, text: String) throws(RuleFaults) {
    var reader = YAMLReader(file: file)
    var machineMayApprove: Bool?
    if let root = reader.root(of: text) {
      reader.refuseUnknownKeys(of: root, known: ["schema", "machine_may_approve"])
      machineMayApprove = reader.flag("machine_may_approve", of: root, in: .mapping(root))
    }
    guard reader.faults.isEmpty, let machineMayApprove else { throw RuleFaults(reader.faults) }
    self.machineMayApprove = machineMayApprove
  }
}
