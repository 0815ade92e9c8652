/// Which shares of approvals come back to be read again by somebody who does not know of them, 0 to 1.
public struct SecondReadShares: Sendable, Hashable {
  /// Of the machine's.
  public let ofMachine: Double
  /// Of reviewers'.
  public let ofPeople: Double

  public init(ofMachine: Double = 0, ofPeople: Double = 0) {
    self.ofMachine = ofMachine
    self.ofPeople = ofPeople
  }
}
