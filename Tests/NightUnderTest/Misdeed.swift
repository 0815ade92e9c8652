import CMisdeeds
import Foundation
import NightRun

/// Things that a worker taken over by a picture might try, in a process with a worker's limits and sandbox.
enum Misdeed: String, CaseIterable {
  case startProgram, changeRoot, killParent
  case openSocket, writeFile, deleteFile, makeFolder, startProcess
  case limitParent, bindParent, signalParentByDescriptor
  case burnProcessor, takeMemory, takeSharedMemory
  case readFile, startThread

  /// Does it, and ends the process: 0 when it could be done, 1 when it was refused; or by a signal.
  func commit() -> Never {
    WorkerLimits.apply()
    WorkerLimits.allowProcessorTime(seconds: 1)
    guard WorkerSandbox.enter() else { exit(69) }
    exit(attempt() ? 0 : 1)
  }

  private func attempt() -> Bool {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "misdeed").path
    switch self {
    case .startProgram: return execute("/bin/true")
    case .changeRoot: return chroot("/") == 0
    case .killParent: return kill(getppid(), SIGKILL) == 0
    case .openSocket: return socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0
    case .writeFile: return open(scratch, O_WRONLY | O_CREAT, 0o600) >= 0
    case .deleteFile: return unlink(scratch) == 0
    case .makeFolder: return mkdir(scratch, 0o700) == 0
    case .startProcess: return spawn("/bin/true")
    case .limitParent: return cmisdeeds_limit(getppid()) == 0
    case .bindParent: return cmisdeeds_bind(getppid()) == 0
    case .signalParentByDescriptor: return signalParentByDescriptor()
    case .burnProcessor: while true {}
    case .takeMemory: return takeMemory(3_000_000_000, MAP_PRIVATE)
    case .takeSharedMemory: return takeMemory(1_000_000, MAP_SHARED)
    case .readFile: return open("/etc/hostname", O_RDONLY) >= 0
    case .startThread: return startThread()
    }
  }

  private func execute(_ program: String) -> Bool {
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(program), nil]
    return execv(program, &words) == 0
  }

  private func spawn(_ program: String) -> Bool {
    var process: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(program), nil]
    return posix_spawn(&process, program, nil, nil, &words, environ) == 0
  }

  private func takeMemory(_ bytes: Int, _ kind: Int32) -> Bool {
    mmap(nil, bytes, PROT_READ | PROT_WRITE, kind | MAP_ANONYMOUS, -1, 0) != MAP_FAILED
  }

  /// A descriptor can be told to send a signal when there is something to read.
  private func signalParentByDescriptor() -> Bool {
    fcntl(STDIN_FILENO, F_SETOWN, getppid()) == 0
  }

  private func startThread() -> Bool {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread { done.signal() }
    thread.start()
    return done.wait(timeout: .now() + 10) == .success
  }
}
