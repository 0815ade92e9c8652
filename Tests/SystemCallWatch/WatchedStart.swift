import CSeccomp
import CUserNotification
import Foundation
import Synchronization

/// A program that has been started under a filter, and the descriptor at which its calls ask.
struct WatchedStart: Sendable {
  let process: pid_t
  let listener: CInt

  /// Calls that change what is in files or folders, whatever their arguments.
  private static let changing = [
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "fsync", "fdatasync", "sync_file_range", "ftruncate",
    "truncate", "fallocate", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
    "link", "linkat", "symlink", "symlinkat", "copy_file_range", "sendfile",
  ]
  /// Calls that read what is in files or folders.
  static let reading = ["read", "pread64", "readv", "preadv", "getdents64"]
  /// Calls that change something when they are asked to create, and the argument that says so.
  private static let opening: [(name: String, flags: UInt32)] = [("open", 1), ("openat", 2)]

  /// Starts a program in a process group of its own. A filter holds for the thread that loads it and all it starts: that
  /// thread lives for this only.
  ///
  /// - Parameter reading: whether it is to ask before it reads, and not before it changes something.
  static func launch(
    _ executable: URL, _ arguments: [String], errors: String, reading: Bool
  ) throws -> WatchedStart {
    let result = Mutex<Result<WatchedStart, WatchUnavailable>?>(nil)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let started = Result { () throws(WatchUnavailable) in try start(executable, arguments, errors: errors, reading) }
      result.withLock { $0 = started }
      done.signal()
    }
    thread.start()
    done.wait()
    guard let started = result.withLock({ $0 }) else {
      throw WatchUnavailable(description: "the thread gave no answer")
    }
    return try started.get()
  }

  private static func start(
    _ executable: URL, _ arguments: [String], errors: String, _ reading: Bool
  ) throws(WatchUnavailable) -> WatchedStart {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    // Made here, before the filter: creating a file would already ask.
    guard FileManager.default.createFile(atPath: errors, contents: nil) else {
      throw WatchUnavailable(description: "\(errors) cannot be made")
    }
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_APPEND, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let words = ([executable.path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }

    let listener = try load(reading)
    var process: pid_t = 0
    let failure = posix_spawn(&process, executable.path, &actions, &attributes, words, environ)
    guard failure == 0 else {
      close(listener)
      throw WatchUnavailable(description: "\(executable.path) cannot be started: \(String(cString: strerror(failure)))")
    }
    return WatchedStart(process: process, listener: listener)
  }

  /// Puts the filter on this thread.
  private static func load(_ watchesReading: Bool) throws(WatchUnavailable) -> CInt {
    guard let filter = seccomp_init(cseccomp_allow()) else {
      throw WatchUnavailable(description: "libseccomp cannot make a filter")
    }
    defer { seccomp_release(filter) }
    for name in watchesReading ? reading : changing {
      let call = seccomp_syscall_resolve_name(name)
      // Some architectures have only the newer of two.
      if call >= 0 { _ = cseccomp_rule(filter, cseccomp_notify(), call) }
    }
    for (name, flags) in watchesReading ? [] : opening {
      let call = seccomp_syscall_resolve_name(name)
      if call >= 0 {
        _ = cseccomp_rule_masked(filter, cseccomp_notify(), call, flags, UInt64(O_CREAT), UInt64(O_CREAT))
      }
    }
    let program = cusernotification_memory_file()
    defer { close(program) }
    guard program >= 0, seccomp_export_bpf(filter, program) == 0 else {
      throw WatchUnavailable(description: "libseccomp cannot compile its filter")
    }
    let listener = cusernotification_load(program)
    guard listener >= 0 else {
      throw WatchUnavailable(
        description: "seccomp's user notification is refused here: \(String(cString: strerror(-listener)))")
    }
    return listener
  }
}
