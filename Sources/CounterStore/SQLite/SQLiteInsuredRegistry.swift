import CardLedger
import Foundation
import GRDB
import ReviewDomain

/// A register of insured persons in a SQLite file of its own, filled from a list: for offices without a service to ask, and for trying
/// the counter out.
public final class SQLiteInsuredRegistry: InsuredRegistry {
  private let queue: DatabaseQueue

  /// - Parameter path: the file, made where there is none.
  public init(path: String) throws(CounterStoreError) {
    try DatabaseFile.prepare(path)
    do {
      var configuration = Configuration()
      configuration.label = "registry"
      configuration.busyMode = .timeout(10)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { db in
        try db.execute(
          sql: """
            CREATE TABLE IF NOT EXISTS person (
              id_number TEXT PRIMARY KEY, name TEXT NOT NULL, birth_date TEXT NOT NULL, card_number TEXT NOT NULL,
              household TEXT NOT NULL, county TEXT NOT NULL, town TEXT NOT NULL, village TEXT NOT NULL,
              neighbourhood INTEGER NOT NULL, insured INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """)
      }
    } catch {
      throw CounterStoreError(error)
    }
  }

  /// Replaces the whole register in one transaction.
  public func replace(by persons: [InsuredPerson]) throws(CounterStoreError) {
    do {
      try queue.write { db in
        try db.execute(sql: "DELETE FROM person")
        for person in persons {
          try db.execute(
            sql: "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
              person.number.text, person.name.text, person.birthDate.iso, person.cardNumber, person.household.text,
              person.address.county, person.address.town, person.address.village, person.address.neighbourhood,
              person.isInsured,
            ])
        }
      }
    } catch {
      throw CounterStoreError(error)
    }
  }

  public func find(_ number: IdentityNumber) async throws -> InsuredPerson? {
    do {
      return try await queue.read { db in
        guard
          let row = try Row.fetchOne(db, sql: "SELECT * FROM person WHERE id_number = ?", arguments: [number.text])
        else { return nil }
        let columns = CounterColumns(row)
        guard let household = HouseholdNumber(typed: try columns.text("household")),
          let address = HouseholdAddress(
            county: try columns.text("county"), town: try columns.text("town"), village: try columns.text("village"),
            neighbourhood: "\(try columns.number("neighbourhood"))")
        else { throw CounterStoreError.storage("a stored household is not of its table's form") }
        return InsuredPerson(
          number: number, name: try columns.personal("name"),
          birthDate: try columns.convert("birth_date", CivilDate.init(iso:)),
          cardNumber: try columns.text("card_number"), household: household, address: address,
          isInsured: try columns.number("insured") == 1)
      }
    } catch {
      throw RegistryUnavailable("the register's file cannot be read: \(CounterStoreError(error))")
    }
  }
}
