import Foundation
import SeededRandom

/// Bytes changed, left out, doubled or swapped, by a fixed seed.
enum Mutations {
  private static let seconds = ProcessInfo.processInfo.environment["CARD_REVIEW_FUZZ_SECONDS"].flatMap(Double.init)

  /// When to stop: at once, or after as many seconds as `make fuzz` asks for.
  static var end: ContinuousClock.Instant { .now + .seconds(seconds ?? 0) }

  /// Calls `body` again and again: some hundred times, or until the end.
  static func repeated(seed: UInt64, _ body: (inout SplitMix64, Int) throws -> Void) rethrows {
    let end = end
    var random = SplitMix64(seed: seed)
    var round = 0
    while seconds == nil ? round < 400 : ContinuousClock.now < end {
      try body(&random, round)
      round += 1
    }
    if seconds != nil { print("\(round) mutations with seed \(seed)") }
  }

  /// Calls `body` with mutation after mutation of the data.
  static func of(_ original: Data, seed: UInt64, _ body: (Data, Int) throws -> Void) rethrows {
    try repeated(seed: seed) { random, round in try body(one(of: original, &random), round) }
  }

  static func one(of original: Data, _ random: inout SplitMix64) -> Data {
    var bytes = [UInt8](original)
    for _ in 0...random.below(4) {
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: bytes[place...].prefix(random.below(40)), at: random.below(bytes.count))
      case 3: bytes.swapAt(place, random.below(bytes.count))
      default: bytes.removeLast(random.below(bytes.count))
      }
      if bytes.isEmpty { bytes = [0x7B] }
    }
    return Data(bytes)
  }
}

/// Something that can go wrong with a bundle's files on the way.
enum BundleMishap: CaseIterable {
  case missing, empty, cut, link, linkedFolder, fifo, folder, socketName, unreadable, folderWithoutRights, further,
    renamed

  func befall(_ bundle: URL, _ outside: URL, _ random: inout SplitMix64) throws {
    let files = FileManager.default
    let names = ["application.json", "portrait.jpg", "id-front.jpg"]
    let file = bundle.appending(path: names[random.below(names.count)])
    func replace(_ make: () throws -> Void) throws {
      try? files.removeItem(at: file)
      try make()
    }
    switch self {
    case .missing: try? files.removeItem(at: file)
    case .empty: try replace { try Data().write(to: file) }
    case .cut:
      let bytes = (try? Data(contentsOf: file)) ?? Data()
      try replace { try bytes.prefix(random.below(bytes.count + 1)).write(to: file) }
    case .link:
      try replace {
        try files.createSymbolicLink(at: file, withDestinationURL: outside.appending(path: "portrait.jpg"))
      }
    case .linkedFolder: try replace { try files.createSymbolicLink(at: file, withDestinationURL: outside) }
    case .fifo: try replace { mkfifo(file.path, 0o600) }
    case .folder: try replace { try files.createDirectory(at: file, withIntermediateDirectories: false) }
    case .socketName: try Data().write(to: bundle.appending(path: "=;rm -rf .\n\u{1B}[2J"))
    case .unreadable: chmod(file.path, 0)
    case .folderWithoutRights: chmod(bundle.path, mode_t(random.below(8)) << 6)
    case .further:
      let deep = bundle.appending(path: "a/b/c")
      try? files.createDirectory(at: deep, withIntermediateDirectories: true)
      try? Data("more".utf8).write(to: deep.appending(path: "more.txt"))
      chmod(bundle.appending(path: "a/b").path, 0o500)
    case .renamed: try? files.moveItem(at: file, to: bundle.appending(path: "Portrait (1).JPG"))
    }
  }
}
