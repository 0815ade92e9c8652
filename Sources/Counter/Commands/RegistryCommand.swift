import ArgumentParser
import CounterStore
import Foundation
import NightRun

struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry", abstract: "The embedded register of insured persons.", subcommands: [RegistryImport.self])
}

struct RegistryImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Replace the register by a list.",
    discussion: """
      The list is CSV in UTF-8 with the columns \(RegistryList.columns.joined(separator: ", ")). It is taken whole or not at all.

      Example:
        card-counter registry import samples/insured.csv --home demo-home
      """)

  @Argument(help: ArgumentHelp("The list.", valueName: "file"))
  var list: String
  @OptionGroup var home: CounterHomeOptions

  func run() throws {
    let home = try home.folder()
    guard let text = try? String(contentsOf: URL(filePath: list), encoding: .utf8) else {
      throw CounterFailure(66, ["\(list) is missing or cannot be read as UTF-8 text"])
    }
    let persons = try RegistryList(text: text).persons
    try home.registry().replace(by: persons)
    print("\(persons.count) insured persons")
  }
}
