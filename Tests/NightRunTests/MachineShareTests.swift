import Foundation
import NightRun
import Testing

@Suite("The share of the machine")
struct MachineShareTests: ~Copyable {
  private let root = FileManager.default.temporaryDirectory.appending(path: "cgroup-\(UUID().uuidString)")

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  private func write(_ text: String, to file: String) throws {
    let url = root.appending(path: file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((text + "\n").utf8).write(to: url)
  }

  private func workers(_ groups: String, cores: Int = 32) -> Int {
    MachineShare(cores: cores, groups: groups, root: root).workers
  }

  @Test("is one worker a core without limits, and never none")
  func unlimited() throws {
    #expect(workers("0::/\n") == 32)
    try write("max 100000", to: "cpu.max")
    try write("max", to: "memory.max")
    #expect(workers("0::/\n") == 32)
    #expect(workers("garbage\n::\n") == 32)
    #expect(workers("", cores: 1) == 1)
    #expect(workers("", cores: 200) == 64)
    try write("1000 100000", to: "cpu.max")
    #expect(workers("0::/\n") == 1)
  }

  @Test("follows the quota of cgroup v2, part of a core counting as one")
  func quota() throws {
    try write("200000 100000", to: "a/cpu.max")
    #expect(workers("0::/a\n") == 2)
    try write("250000 100000", to: "a/cpu.max")
    #expect(workers("0::/a\n") == 3)
    #expect(workers("0::/a\n", cores: 2) == 2)
  }

  @Test("follows the tightest group of those it is in")
  func parents() throws {
    try write("400000 100000", to: "slice/night.service/cpu.max")
    try write("300000 100000", to: "slice/cpu.max")
    #expect(workers("0::/slice/night.service\n") == 3)
  }

  @Test("follows the memory limit: a worker needs 550 MB, the night 200 MB")
  func memory() throws {
    try write("1400000000", to: "a/memory.max")
    #expect(workers("0::/a\n") == 2)
    try write("300000000", to: "a/memory.max")
    #expect(workers("0::/a\n") == 1)
  }

  @Test("follows cgroup v1, whose controllers have mounts of their own")
  func version1() throws {
    let groups = "7:memory:/docker/x\n4:cpu,cpuacct:/docker/x\n1:name=systemd:/docker/x\n0::/\n"
    try write("-1", to: "cpu,cpuacct/docker/x/cpu.cfs_quota_us")
    try write("100000", to: "cpu,cpuacct/docker/x/cpu.cfs_period_us")
    try write("9223372036854771712", to: "memory/docker/x/memory.limit_in_bytes")
    #expect(workers(groups) == 32)
    try write("150000", to: "cpu,cpuacct/docker/x/cpu.cfs_quota_us")
    #expect(workers(groups) == 2)
    try write("1000000000", to: "memory/docker/x/memory.limit_in_bytes")
    #expect(workers(groups) == 1)
  }

  @Test("is seen in a container too, which has the host's path but only its own root")
  func container() throws {
    try write("200000", to: "cpu/cpu.cfs_quota_us")
    try write("100000", to: "cpu/cpu.cfs_period_us")
    #expect(workers("4:cpu,cpuacct:/docker/x\n") == 2)
  }
}
