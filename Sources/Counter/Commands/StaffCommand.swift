import ArgumentParser
import CardLedger
import CounterStore
import Foundation
import NightRun
import ReviewDomain

struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Counter and medical staff, who may apply on behalf of others.",
    discussion: """
      For the administrator. Logins are never given to anybody else: bundles and the audit trail name people by them.

      Example:
        card-counter staff add ma.li --name 馬力 --home /srv/card-review < id-number.txt
        card-counter staff list --home /srv/card-review
      """,
    subcommands: [StaffAdd.self, StaffList.self, StaffPassword.self, StaffClose.self])
}

/// A login as an argument.
struct StaffLoginArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("1 to 64 letters, digits, dots, hyphens, underscores or at signs.", valueName: "login"))
  var login: String

  func value() throws -> CounterLogin {
    do throws(CounterLoginFault) { return try CounterLogin(typed: login) } catch {
      throw ValidationError("the login \(error.problem)")
    }
  }
}

struct StaffAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add somebody and print the password for the first login.",
    discussion: """
      The person's own ID number is read from standard input, so that it stands in no list of processes; a salted hash of it is kept: \
      nobody applies on behalf of themselves. The password must be changed at the first login.

      Example:
        card-counter staff add ma.li --name 馬力 --home /srv/card-review < id-number.txt
      """)

  @OptionGroup var login: StaffLoginArgument
  @Option(help: ArgumentHelp("The person's name.", valueName: "name"))
  var name: String
  @OptionGroup var home: CounterHomeOptions

  func run() async throws {
    let login = try login.value()
    guard let name = try? PersonName(typed: name) else { throw ValidationError("--name is no person's name") }
    guard let number = try? IdentityNumber(typed: readLine() ?? "") else {
      throw CounterFailure(65, ["standard input must hold the person's ID number in its first line"])
    }
    let store = try home.folder().counterStore()
    let password = try StaffPassword.random()
    let member = NewStaffMember(
      login: login, name: name, number: number, password: try await PasswordHasher().record(of: password))
    guard try store.addStaff(member, at: Date()) else {
      throw CounterFailure(65, ["the login \(login.text) is taken, by somebody who left, perhaps; choose another one"])
    }
    print(password.text)
  }
}

struct StaffList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List staff with login, name and since when they are there, or until when they were."
  )

  @OptionGroup var home: CounterHomeOptions

  func run() throws {
    for member in try home.folder().counterStore().staff() {
      let time = member.closedAt.map { "left \($0.inTaiwan)" } ?? "since \(member.addedAt.inTaiwan)"
      print("\(member.login.text)\t\(member.name.text)\t\(time)")
    }
  }
}

struct StaffPassword: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Set and print a new password for the next login, where one was forgotten.",
    discussion: "Whoever is logged in by that login is not any more.")

  @OptionGroup var login: StaffLoginArgument
  @OptionGroup var home: CounterHomeOptions

  func run() async throws {
    let login = try login.value()
    let store = try home.folder().counterStore()
    let password = try Self.random()
    let record = try await PasswordHasher().record(of: password)
    guard try store.setStaffPassword(record, of: login, isInitial: true, keeping: nil, at: Date()) else {
      throw CounterFailure.noStaff(login)
    }
    print(password.text)
  }

  /// 59 bits that can be read out.
  static func random() throws -> CounterPassword {
    var generator = SystemRandomNumberGenerator()
    return try CounterPassword(typed: LegibleText.random(length: 12, using: &generator), notBeing: "")
  }
}

struct StaffClose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "End the account of somebody who left; what they sent stays under their login.")

  @OptionGroup var login: StaffLoginArgument
  @OptionGroup var home: CounterHomeOptions

  func run() throws {
    let login = try login.value()
    guard try home.folder().counterStore().closeStaff(login, at: Date()) else { throw CounterFailure.noStaff(login) }
  }
}

extension CounterFailure {
  fileprivate static func noStaff(_ login: CounterLogin) -> CounterFailure {
    CounterFailure(65, ["there is nobody with the login \(login.text); see card-counter staff list"])
  }
}
