import ArgumentParser
import Foundation
import NightRun

/// The hidden child process in which pictures are decoded.
struct InspectWorker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect-worker", abstract: "Inspect pictures for a parent process.", shouldDisplay: false)

  @Option(help: "The folder of the networks.")
  var networks: String
  @Option(help: "A picture or a folder of pictures; may be given several times.")
  var reads: [String] = []
  @Flag(help: "It has been started anew and can read no other files.")
  var restarted = false

  func run() throws {
    try InspectionWorker.serve(networks: URL(filePath: networks), readable: reads, isRestarted: restarted)
  }
}
