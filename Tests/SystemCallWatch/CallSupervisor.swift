import CSeccomp
import CUserNotification
import Foundation

/// Answers the calls of one watched program until it and all its children are gone.
struct CallSupervisor {
  let start: WatchedStart
  let folder: String
  let interference: Interference
  private(set) var calls: [String] = []
  private(set) var struck: String?
  private var strike: ContinuousClock.Instant?
  private var isKilled = false
  private var end: WatchedRun.End?
  private(set) var secondsSinceStrike: Double?
  private let disk: SyncedFolder?

  init(start: WatchedStart, folder: String, disk: SyncedFolder?, interference: Interference) {
    self.disk = disk
    self.start = start
    self.folder = folder
    self.interference = interference
  }

  mutating func supervise(for seconds: Double) -> WatchedRun.End {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      var waiting = pollfd(fd: start.listener, events: Int16(POLLIN), revents: 0)
      poll(&waiting, 1, 100)
      if waiting.revents & Int16(POLLIN) != 0 {
        answer()
      } else if waiting.revents & Int16(POLLHUP) != 0 {
        break
      } else if ContinuousClock.now > deadline {
        kill(-start.process, SIGKILL)
        reap(waiting: true)
        return .hung
      }
      reap(waiting: false)
    }
    reap(waiting: true)
    return end ?? .hung
  }

  /// Takes from the folder what a power cut takes, where there is to be one. The program must have ended.
  mutating func losePower() throws {
    guard case .cutPower(let number, let loss) = interference else { return }
    if struck == nil { struck = WatchedRun.afterTheEnd }
    try disk?.cutPower(losing: loss, seed: UInt64(number))
  }

  private mutating func reap(waiting: Bool) {
    guard end == nil else { return }
    var status: Int32 = 0
    guard waitpid(start.process, &status, waiting ? 0 : WNOHANG) == start.process else { return }
    // As the macros of wait(2) have it, which Swift cannot import.
    end = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .signalled(status & 0x7f)
    secondsSinceStrike = strike.map { (ContinuousClock.now - $0) / .seconds(1) }
  }

  private mutating func answer() {
    var request = cusernotification_request()
    // The kernel takes a request back when its process dies.
    guard cusernotification_receive(start.listener, &request) == 0 else { return }
    var error: Int32?
    if let call = watched(request) {
      calls.append(call)
      error = act(on: call)
      // The sync is still to come, but what it will write is there already.
      if !isKilled, error == nil, call.hasPrefix("fsync ") || call.hasPrefix("fdatasync ") {
        disk?.sync(Self.link(to: request.arguments.0, of: request))
      }
    }
    _ = cusernotification_answer(start.listener, request.id, error ?? 0)
  }

  /// The call with the file it is about; nil for descriptors of anything but files below the folder.
  private func watched(_ request: cusernotification_request) -> String? {
    guard let name = seccomp_syscall_resolve_num_arch(request.architecture, request.call) else { return nil }
    defer { free(name) }
    let call = String(cString: name)
    guard Self.takesDescriptor.contains(call) else { return call }
    // Of sendfile and copy_file_range the file written to.
    let argument = call == "copy_file_range" ? request.arguments.2 : request.arguments.0
    guard
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: Self.link(to: argument, of: request)),
      path.hasPrefix(folder) || path + "/" == folder
    else { return nil }
    return "\(call) \(path.dropFirst(folder.count))"
  }

  private static func link(to descriptor: UInt64, of request: cusernotification_request) -> String {
    "/proc/\(request.thread)/fd/\(descriptor)"
  }

  private static let takesDescriptor = Set([
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "fsync", "fdatasync", "sync_file_range", "ftruncate",
    "fallocate", "copy_file_range", "sendfile",
  ]).union(WatchedStart.reading)
  /// Calls that a full disk makes fail.
  private static let takesRoom: Set = [
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "fsync", "fdatasync", "ftruncate", "fallocate", "rename",
    "renameat", "renameat2", "mkdir", "mkdirat", "open", "openat", "link", "linkat", "symlink", "symlinkat",
    "copy_file_range",
  ]

  /// - Returns: the error that the call is to fail with.
  private mutating func act(on call: String) -> Int32? {
    switch interference {
    case .none: return nil
    case .kill(let number), .cutPower(let number, _):
      if struckNow(call, at: number) {
        isKilled = true
        kill(-start.process, SIGKILL)
      }
      return nil
    case .terminate(let number):
      if struckNow(call, at: number) { kill(-start.process, SIGTERM) }
      return nil
    case .fail(let number, let error), .failReading(let number, let error):
      return struckNow(call, at: number) ? error : nil
    case .fillDisk(let number):
      _ = struckNow(call, at: number)
      let name = call.prefix { $0 != " " }
      return calls.count >= number && Self.takesRoom.contains(String(name)) ? ENOSPC : nil
    }
  }

  private mutating func struckNow(_ call: String, at number: Int) -> Bool {
    guard struck == nil, calls.count == number else { return false }
    struck = call
    strike = .now
    return true
  }
}
