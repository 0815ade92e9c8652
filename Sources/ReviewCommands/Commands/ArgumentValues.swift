import ArgumentParser
import ReviewDomain

extension ApplicationID: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension ApplicationStatus: ExpressibleByArgument {}

extension ReasonCode: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(rawValue: argument)
  }
}

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) {
    guard let date = try? CivilDate(typed: argument) else { return nil }
    self = date
  }
}

extension IdentityDocumentKind: ExpressibleByArgument {}

extension IdentityNumber: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = try? IdentityNumber(typed: argument) else { return nil }
    self = number
  }
}

extension PersonName: ExpressibleByArgument {
  public init?(argument: String) {
    guard let name = try? PersonName(typed: argument) else { return nil }
    self = name
  }
}
