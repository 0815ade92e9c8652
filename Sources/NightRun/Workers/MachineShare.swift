import Foundation

/// What part of the machine this process may use: the cores it may run on, and what its control groups (cgroup v2 or v1) leave of them
/// and of memory, as in a container or under a systemd slice.
package struct MachineShare: Sendable, Hashable {
  let cores: Int
  /// Cores' worth of time that the tightest quota leaves; nil without one.
  let quota: Double?
  /// Bytes of the tightest limit; nil without one.
  let memory: Int?

  /// - Parameters:
  ///   - groups: the text of /proc/self/cgroup.
  ///   - root: where the control groups are mounted.
  package init(cores: Int, groups: String, root: URL) {
    self.cores = cores
    let folders = groups.split(separator: "\n").flatMap { ControlGroup.folders(of: $0, in: root) }
    quota = folders.compactMap(\.quota).min()
    memory = folders.compactMap(\.memory).min()
  }

  package static var ofThisProcess: MachineShare {
    MachineShare(
      cores: ProcessInfo.processInfo.activeProcessorCount,
      groups: (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? "",
      root: URL(filePath: "/sys/fs/cgroup"))
  }

  /// Bytes that a worker takes at its peak, and those of the night that feeds it.
  private static let workerMemory = 550_000_000
  private static let nightMemory = 200_000_000
  /// No more than a configuration may ask for.
  private static let mostWorkers = 64

  /// How many workers have a core and memory each; at least one.
  package var workers: Int {
    let byQuota = quota.map { Int($0.rounded(.up)) } ?? cores
    let byMemory = memory.map { ($0 - Self.nightMemory) / Self.workerMemory } ?? cores
    return min(max(1, min(cores, byQuota, byMemory)), Self.mostWorkers)
  }
}

/// One folder of a control group.
private struct ControlGroup {
  let folder: URL

  /// The folders that a line of /proc/self/cgroup (`NUMBER:CONTROLLERS:PATH`) speaks of: the group's, and all above it, whose limits hold
  /// too. In a container the path may be the host's, of which nothing but the root is to be seen.
  static func folders(of line: Substring, in root: URL) -> [ControlGroup] {
    let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3 else { return [] }
    // Version 2 names no controllers; version 1 has a mount for each, or for several under all their names.
    let controllers = fields[1].split(separator: ",").map(String.init)
    let mounts = controllers.isEmpty ? ["", "unified"] : Set(controllers + [String(fields[1])]).sorted()
    let parts = fields[2].split(separator: "/").filter { $0 != ".." }
    return mounts.flatMap { mount in
      (0...parts.count).map { depth in
        ControlGroup(
          folder: URL(filePath: ([root.path, mount] + parts.prefix(depth).map(String.init)).joined(separator: "/")))
      }
    }
  }

  /// Cores' worth of time.
  var quota: Double? {
    let numbers =
      text("cpu.max")?.split(separator: " ").map { Double($0) }
      ?? ["cpu.cfs_quota_us", "cpu.cfs_period_us"].map { text($0).flatMap { Double($0) } }
    // Without a quota there is the word max, or -1.
    guard numbers.count == 2, let time = numbers[0], let period = numbers[1], time > 0, period > 0 else { return nil }
    return time / period
  }

  /// Bytes. Version 1 writes a number near 2⁶³ where there is no limit.
  var memory: Int? {
    (text("memory.max") ?? text("memory.limit_in_bytes")).flatMap { Int($0) }.flatMap { $0 < 1 << 62 ? $0 : nil }
  }

  private func text(_ file: String) -> String? {
    (try? String(contentsOf: folder.appending(path: file), encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
