import CardLedger
import Foundation
import ReviewDomain
import SwiftCSV

/// A list of insured persons as CSV in UTF-8, with the header
/// `id_number,name,birth_date,card_number,household_number,county,town,village,neighbourhood,insured`.
package struct RegistryList {
  package let persons: [InsuredPerson]

  static let columns = [
    "id_number", "name", "birth_date", "card_number", "household_number", "county", "town", "village", "neighbourhood",
    "insured",
  ]

  /// - Throws: `RegistryListFaults` with every line that cannot be read; none of their values is repeated.
  package init(text: String) throws {
    let table = try CSV<Named>(string: text)
    let missing = Self.columns.filter { !table.header.contains($0) }
    guard missing.isEmpty else {
      throw RegistryListFaults(faults: ["the columns \(missing.joined(separator: ", ")) are missing"])
    }
    var faults: [String] = []
    var persons: [InsuredPerson] = []
    for (index, row) in table.rows.enumerated() {
      do throws(ColumnFault) {
        persons.append(try Self.person(row))
      } catch {
        faults.append("line \(index + 2): \(error.column) cannot be read")
      }
    }
    guard faults.isEmpty else { throw RegistryListFaults(faults: faults) }
    self.persons = persons
  }

  private struct ColumnFault: Error { let column: String }

  private static func person(_ row: [String: String]) throws(ColumnFault) -> InsuredPerson {
    func value<Value>(_ column: String, _ read: (String) throws -> Value?) throws(ColumnFault) -> Value {
      guard let value = try? read(row[column] ?? "") else { throw ColumnFault(column: column) }
      return value
    }
    let address = HouseholdAddress(
      county: row["county"] ?? "", town: row["town"] ?? "", village: row["village"] ?? "",
      neighbourhood: row["neighbourhood"] ?? "")
    guard let address else { throw ColumnFault(column: "county, town, village or neighbourhood") }
    return InsuredPerson(
      number: try value("id_number") { try IdentityNumber(typed: $0) },
      name: try value("name") { try PersonName(typed: $0) },
      birthDate: try value("birth_date") { try CivilDate(typed: $0) },
      cardNumber: try value("card_number") { text in
        let digits = text.filter { $0 != "-" && $0 != " " }
        return digits.utf8.count == 12 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? digits : nil
      },
      household: try value("household_number") { HouseholdNumber(typed: $0) }, address: address,
      isInsured: try value("insured") { ["1": true, "0": false][$0] })
  }
}

/// What is wrong with a list.
package struct RegistryListFaults: Error, Hashable {
  package let faults: [String]

  package init(faults: [String]) { self.faults = faults }
}
