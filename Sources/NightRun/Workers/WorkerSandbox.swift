import CLinux
import CSeccomp
import Foundation

/// The system calls that a worker keeps once its libraries and networks are loaded.
///
/// A decoder that a picture has taken over can still compute, read what `WorkerConfinement` leaves it, and answer on its pipe. It
/// cannot reach the network, start a program, write or delete a file, look into another process, signal it or change its limits.
package enum WorkerSandbox {
  /// Takes all other calls from every thread of this process, for good. A call that is merely not needed fails with EPERM, since
  /// libraries try many things and can do without; one that no library has a reason for ends the process.
  ///
  /// - Returns: false where the kernel or a container's rules refuse filters.
  package static func enter() -> Bool {
    guard let filter = seccomp_init(cseccomp_fail_with(UInt16(EPERM))) else { return false }
    defer { seccomp_release(filter) }
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1)
    for name in computing + reading { add(name, cseccomp_allow(), to: filter) }
    for name in hostile { add(name, cseccomp_kill_process(), to: filter) }
    // Threads but no processes. The newer call hides its flags in memory, and the C library falls back on the older one.
    add("clone3", cseccomp_fail_with(UInt16(ENOSYS)), to: filter)
    add("clone", to: filter, argument: 0, mask: UInt64(CLONE_THREAD), value: UInt64(CLONE_THREAD))
    add("prctl", to: filter, argument: 0, mask: .max, value: UInt64(PR_SET_NAME))
    let changing = UInt64(O_ACCMODE | O_CREAT | O_TRUNC)
    add("open", to: filter, argument: 1, mask: changing, value: UInt64(O_RDONLY))
    add("openat", to: filter, argument: 2, mask: changing, value: UInt64(O_RDONLY))
    // Descriptors can be told to send any signal to any process when something can be read.
    for command in [F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL] {
      add("fcntl", to: filter, argument: 1, mask: number, value: UInt64(command))
    }
    // Of itself only: these name a process.
    for name in ["prlimit64", "sched_setaffinity"] { add(name, to: filter, argument: 0, mask: number, value: 0) }
    // RLIMIT_DATA does not count memory that is shared.
    add("mmap", to: filter, argument: 3, mask: UInt64(MAP_SHARED), value: 0)
    return seccomp_load(filter) == 0
  }

  /// The bits of an argument that is an `int`; what stands in the others of its register means nothing.
  private static let number: UInt64 = 0xFFFF_FFFF

  private static func add(_ name: String, _ action: UInt32, to filter: scmp_filter_ctx) {
    let call = seccomp_syscall_resolve_name(name)
    // Some architectures have only the newer of two calls.
    if call >= 0 { _ = cseccomp_rule(filter, action, call) }
  }

  private static func add(
    _ name: String, to filter: scmp_filter_ctx, argument: UInt32, mask: UInt64, value: UInt64
  ) {
    let call = seccomp_syscall_resolve_name(name)
    if call >= 0 { _ = cseccomp_rule_masked(filter, cseccomp_allow(), call, argument, mask, value) }
  }

  /// Memory, threads, time, signals to itself, and the descriptors that are open.
  private static let computing = [
    "read", "readv", "write", "writev", "close", "lseek", "dup", "poll", "ppoll", "epoll_create1", "epoll_ctl",
    "epoll_wait", "epoll_pwait", "eventfd2", "timerfd_create", "timerfd_settime", "pipe2",
    "munmap", "mremap", "mprotect", "madvise", "brk", "mbind", "get_mempolicy", "set_mempolicy", "membarrier",
    "futex", "set_robust_list", "get_robust_list", "rseq", "sched_yield", "sched_getaffinity",
    "sched_getparam", "sched_getscheduler", "getcpu", "set_tid_address", "exit", "exit_group", "restart_syscall",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "rt_sigtimedwait",
    "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time",
    "getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "uname", "sysinfo", "getrandom", "umask",
    "getrlimit", "setrlimit", "getrusage", "times", "arch_prctl",
  ]
  private static let reading = [
    "pread64", "preadv", "stat", "lstat", "fstat", "newfstatat", "statx", "statfs", "fstatfs", "access", "faccessat",
    "faccessat2", "readlink", "readlinkat", "getdents64", "getcwd", "fadvise64", "readahead",
  ]
  private static let hostile = [
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill",
    "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "mount", "umount2", "unshare", "setns", "chroot", "pivot_root",
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "open_by_handle_at", "init_module", "finit_module",
    "kexec_load", "keyctl", "add_key", "request_key",
  ]
}
