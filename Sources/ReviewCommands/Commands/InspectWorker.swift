import ArgumentParser
import Foundation
import NightRun

/// The hidden child process in which pictures are decoded.
struct InspectWorker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect-worker", abstract: "Inspect pictures for a parent process.", shouldDisplay: false)

  @Option(help: "The folder of the networks.")
  var networks: String
  @Flag(help: "Draw findings into files; a worker without this cannot write any.")
  var annotates = false

  func run() throws {
    try InspectionWorker.serve(networks: URL(filePath: networks), annotates: annotates)
  }
}
