import ArgumentParser
import Foundation
import NightRun
import ReviewDomain
import UploadInspection

/// `make bench`: rates, stages and memory in one run over one folder.
struct Bench: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure speed and memory of the inspection on a folder of photos.",
    discussion: """
      Example:
        card-review bench photos/ --rounds 3
      """,
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("A folder; every picture in it and below is taken.", valueName: "dir"))
  var folder: String
  @Option(help: "How often the photos are gone through.")
  var rounds = 2
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    let program = context.program()
    let networks = try context.networks()
    let photos = Array(repeating: pictures(below: folder), count: max(1, rounds)).flatMap(\.self)
    guard !photos.isEmpty else { throw CommandFailure(.noInput, "\(folder) holds no picture") }
    var rates: [BenchAnswer.Rate] = []
    for workers in [1, 2] {
      rates.append(try await rate(of: photos, workers: workers, program: program))
    }
    let stages = try PhotoInspector(networks: networks).stageTimes(of: photos)
    try context.print(BenchAnswer(rates: rates, stages: stages), as: output.format)
  }

  private func pictures(below path: String) -> [URL] {
    let endings: Set = ["jpg", "jpeg", "png", "webp", "heic", "heif"]
    let files = FileManager.default.enumerator(at: URL(filePath: path), includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { endings.contains($0.pathExtension.lowercased()) }
      .sorted { $0.path < $1.path }
  }

  /// The pool's rate, networks' loading included, and the workers' memory just before they end.
  private func rate(of photos: [URL], workers: Int, program: ProgramFiles) async throws -> BenchAnswer.Rate {
    let pool = try Office.pool(program, workers: workers)
    let memory = MemoryPeak()
    let start = ContinuousClock.now
    await pool.inspect(photos.map { InspectionJob(portrait: $0, identity: nil) }) { _ in await memory.sample() }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return BenchAnswer.Rate(
      workers: workers, photosPerSecond: Double(photos.count) / seconds, peakMegabytes: await memory.peak,
      proportionalMegabytes: await memory.proportional)
  }
}

/// The largest memory of any worker, from /proc.
private actor MemoryPeak {
  private(set) var peak = 0.0
  private(set) var proportional = 0.0
  private var samples = 0

  /// Reading a process's maps is slow, so only now and then.
  func sample() {
    samples += 1
    guard samples.isMultiple(of: 8) else { return }
    for child in ChildProcesses.ofThisOne() {
      peak = max(peak, ChildProcesses.megabytes("VmHWM", of: child, in: "status"))
      proportional = max(proportional, ChildProcesses.megabytes("Pss", of: child, in: "smaps_rollup"))
    }
  }
}

private enum ChildProcesses {
  static func ofThisOne() -> [String] {
    let own = getpid()
    let path = "/proc/\(own)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return threads.flatMap { thread in
      ((try? String(contentsOfFile: "\(path)/\(thread)/children", encoding: .utf8)) ?? "").split(separator: " ").map(
        String.init)
    }
  }

  static func megabytes(_ key: String, of process: String, in file: String) -> Double {
    let text = (try? String(contentsOfFile: "/proc/\(process)/\(file)", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(key):") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
  }
}
