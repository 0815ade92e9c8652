import CLinux
import Foundation

/// The limits a worker sets on itself before it touches a picture.
package enum WorkerLimits {
  /// Private writable memory, bytes. OpenVINO maps much address space, so the limit is on data, not on the address space; a 100 Mpx
  /// picture decoded whole needs about 300 MB.
  static let data: rlim_t = 2_000_000_000
  /// Seconds of processor time for one request: many times what any two pictures need, and less than the parent waits.
  static let processorSeconds: rlim_t = 30

  package static func apply() {
    set(RLIMIT_CORE, 0, hard: 0)
    set(RLIMIT_DATA, data, hard: data)
    set(RLIMIT_FSIZE, 0, hard: 0)
    _ = clinux_bar_new_privileges()
    _ = clinux_bar_dumps()
  }

  /// When memory runs out, the system is to end a worker, which is replaced, and not the night.
  static func offerToOutOfMemoryKiller() {
    try? Data("500".utf8).write(to: URL(filePath: "/proc/self/oom_score_adj"))
  }

  /// Ends this process soon after its parent has ended, whatever it is doing.
  ///
  /// The kernel's own signal for that (PR_SET_PDEATHSIG) comes when the thread ends that started this process, and the threads of a
  /// Swift program come and go.
  static func endWithParent() {
    let parent = getppid()
    Thread {
      while getppid() == parent { sleep(1) }
      _exit(0)
    }.start()
  }

  /// Allows the process so much processor time from now on; when it is used up, the system ends it with SIGXCPU.
  package static func allowProcessorTime(seconds: rlim_t = processorSeconds) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    // Whole seconds, and each of the two may have been rounded down by nearly one.
    let used = rlim_t(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 2
    // Only the soft limit, which the next request raises; the hard one may have been lowered for all of the user's processes.
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    set(RLIMIT_CPU, min(used + seconds, limit.rlim_max), hard: limit.rlim_max)
    // Whoever starts processes may hand on a mask that holds the signal back for ever.
    signal(SIGXCPU, SIG_DFL)
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGXCPU)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  private static func set(_ resource: __rlimit_resource, _ soft: rlim_t, hard: rlim_t) {
    var limit = rlimit(rlim_cur: soft, rlim_max: hard)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
