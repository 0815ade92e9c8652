import Foundation
import ReviewDomain

/// What the register of insured persons says of one.
public struct InsuredPerson: Sendable, Hashable {
  public let number: IdentityNumber
  public let name: PersonName
  public let birthDate: CivilDate
  /// The number printed on the NHI card, 12 digits.
  public let cardNumber: String
  public let household: HouseholdNumber
  public let address: HouseholdAddress
  /// Alive, and insured today.
  public let isInsured: Bool

  public init(
    number: IdentityNumber, name: PersonName, birthDate: CivilDate, cardNumber: String, household: HouseholdNumber,
    address: HouseholdAddress, isInsured: Bool
  ) {
    self.number = number
    self.name = name
    self.birthDate = birthDate
    self.cardNumber = cardNumber
    self.household = household
    self.address = address
    self.isInsured = isInsured
  }

  /// Whether somebody who claims this shows to be the person: name, household and address all agree.
  public func isProved(by proof: HouseholdProof) -> Bool {
    // Evaluated whole, so that the time does not tell which part was wrong.
    let parts = [
      isInsured, Self.folded(name) == Self.folded(proof.name), household == proof.household, address == proof.address,
    ]
    return parts.reduce(true) { $0 && $1 }
  }

  /// Whether the last four characters of the card number are these.
  public func isProved(byCardEnding ending: String) -> Bool {
    isInsured && cardNumber.count >= 4 && cardNumber.suffix(4) == ending
  }

  /// Dots of indigenous names and case of romanised ones are typed in many ways.
  private static func folded(_ name: PersonName) -> String {
    name.text.precomposedStringWithCompatibilityMapping.uppercased().filter {
      !$0.isWhitespace && !$0.isNameDot
    }
  }
}

/// What a person gives at a desktop to be known by.
public struct HouseholdProof: Sendable, Hashable {
  public let name: PersonName
  public let household: HouseholdNumber
  public let address: HouseholdAddress

  public init(name: PersonName, household: HouseholdNumber, address: HouseholdAddress) {
    self.name = name
    self.household = household
    self.address = address
  }
}
