import Foundation
import SeededRandom

/// What of a folder outlives a power cut: of each file the bytes it had when it was last synced, of each folder the names.
///
/// This disk is forgetful beyond what a journalling file system allows itself, which writes all names at any sync. All it does
/// beyond POSIX is that a rename from folder to folder is one step: once either is synced, the file is there and not here. It may
/// be given to one watch after another, since what a killed program left unsynced stays so; but to one at a time.
public final class SyncedFolder: @unchecked Sendable {
  /// A file or folder, whatever it is called at the moment.
  private final class Node {
    /// Kept open: so long the kernel gives its number to no other file.
    let descriptor: CInt
    let mode: mode_t
    /// As last synced.
    var bytes = Data()
    var entries: [String: Node] = [:]

    init(descriptor: CInt, mode: mode_t) {
      self.descriptor = descriptor
      self.mode = mode
    }

    deinit { close(descriptor) }

    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    /// Leads to it under any name or none.
    var path: String { "/proc/self/fd/\(descriptor)" }
  }

  private indirect enum Kept {
    case file(Data, mode: mode_t)
    case folder([String: Kept], mode: mode_t)
  }

  private let path: String
  private var nodes: [ino_t: Node] = [:]

  /// Takes everything that is in the folder now for synced.
  public init(_ folder: URL) {
    path = folder.resolvingSymlinksInPath().path
    takeForSynced()
  }

  private func takeForSynced() {
    nodes = [:]
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for name in [""] + all { sync(path + "/" + name) }
  }

  /// Notes that the file or folder is being synced.
  func sync(_ path: String) {
    guard let node = node(at: path) else { return }
    if node.isFolder {
      let old = node.entries
      node.entries = currentEntries(of: node)
      let here = Set(node.entries.values.map(\.descriptor))
      for other in nodes.values where other !== node {
        other.entries = other.entries.filter { !here.contains($0.value.descriptor) }
      }
      for gone in old.values where !here.contains(gone.descriptor) { keepWhereItIsNow(gone) }
    } else {
      node.bytes = currentBytes(of: node)
    }
  }

  /// Makes the folder what a power cut at this moment leaves of it. Nobody may be using it any more.
  ///
  /// - Parameter seed: chooses the blocks that are lost.
  func cutPower(losing loss: PowerLoss, seed: UInt64) throws {
    guard let root = node(at: path) else { throw CocoaError(.fileNoSuchFile) }
    var random = SplitMix64(seed: seed)
    guard case .folder(let kept, _) = kept(of: root, losing: loss, &random) else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      try FileManager.default.removeItem(atPath: path + "/" + name)
    }
    for (name, entry) in kept { try restore(entry, at: path + "/" + name) }
    takeForSynced()
  }

  private func node(at path: String) -> Node? {
    // Nothing that has to wait for a partner, as a FIFO would.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    fstat(descriptor, &status)
    if let known = nodes[status.st_ino] {
      close(descriptor)
      return known
    }
    let node = Node(descriptor: descriptor, mode: status.st_mode)
    nodes[status.st_ino] = node
    return node
  }

  /// Notes the name that a file has been given elsewhere, and the folders that lead there; nothing where it was deleted.
  private func keepWhereItIsNow(_ moved: Node) {
    guard let now = try? FileManager.default.destinationOfSymbolicLink(atPath: moved.path) else { return }
    var (entry, place) = (moved, URL(filePath: now))
    while place.path.hasPrefix(path + "/") {
      let parent = place.deletingLastPathComponent()
      guard let folder = node(at: parent.path), node(at: place.path) === entry else { return }
      folder.entries[place.lastPathComponent] = entry
      (entry, place) = (folder, parent)
    }
  }

  private func currentEntries(of folder: Node) -> [String: Node] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/.")) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        node(at: folder.path + "/" + name).map { (name, $0) }
      })
  }

  private func currentBytes(of file: Node) -> Data {
    FileManager.default.contents(atPath: file.path) ?? Data()
  }

  private func kept(of node: Node, losing loss: PowerLoss, _ random: inout SplitMix64) -> Kept {
    if node.isFolder {
      let entries = loss.keepsNames ? currentEntries(of: node) : node.entries
      var kept: [String: Kept] = [:]
      // In order, so that the same seed takes the same blocks.
      for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
        kept[name] = self.kept(of: entry, losing: loss, &random)
      }
      return .folder(kept, mode: node.mode)
    }
    let bytes = loss == .blocks ? someBlocks(of: node, &random) : node.bytes
    return .file(bytes, mode: node.mode)
  }

  /// Each block either as synced or as left, and the one length or the other.
  private func someBlocks(of file: Node, _ random: inout SplitMix64) -> Data {
    let synced = file.bytes
    let left = currentBytes(of: file)
    guard synced != left else { return synced }
    let length = Bool.random(using: &random) ? synced.count : left.count
    var bytes = Data(count: length)
    for start in stride(from: 0, to: length, by: Self.block) {
      let source = Bool.random(using: &random) ? synced : left
      let end = min(start + Self.block, min(length, source.count))
      if start < end { bytes.replaceSubrange(start..<end, with: source[start..<end]) }
    }
    return bytes
  }

  /// Bytes that a disk writes whole or not at all.
  private static let block = 512

  private func restore(_ kept: Kept, at path: String) throws {
    switch kept {
    case .file(let bytes, let mode):
      try bytes.write(to: URL(filePath: path))
      chmod(path, mode & 0o7777)
    case .folder(let entries, let mode):
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      for (name, entry) in entries { try restore(entry, at: path + "/" + name) }
      chmod(path, mode & 0o7777)
    }
  }
}
