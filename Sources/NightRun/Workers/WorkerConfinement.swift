import CLinux
import Foundation

/// The files that a worker can read (Landlock, Linux 5.13): the program's own, the system's libraries, and the pictures it is given;
/// in a night that is the picture store. Casebook, mails and everything else of the user's are out of reach of a decoder that a
/// picture has taken over. What it could do to files beside reading and writing them, `WorkerSandbox` takes.
package enum WorkerConfinement {
  /// What libraries read at their start. In /proc, Landlock itself hides the memory and the files of processes outside.
  private static let system = [
    "/usr", "/lib", "/lib64", "/proc", "/sys", "/etc/ld.so.cache", "/dev/null", "/dev/urandom",
    // Fonts, for the words under an annotated picture.
    "/etc/fonts", "/var/cache/fontconfig",
  ]

  /// False where the kernel or a container's rules have no Landlock.
  package static var isAvailable: Bool {
    let rules = clinux_landlock_create()
    if rules >= 0 { close(rules) }
    return rules >= 0
  }

  /// Whether this process is confined: then it cannot list the root folder, which anybody else can.
  static var isInForce: Bool {
    let root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if root >= 0 { close(root) }
    return root < 0 && errno == EACCES
  }

  /// Starts this program anew in the same process, confined, with the same arguments and `--restarted`: threads that were there
  /// before cannot be confined, and the new program has none.
  ///
  /// - Parameter paths: folders, with everything below, and files that stay readable.
  /// - Returns: only where that cannot be done.
  static func restart(reading paths: [String]) {
    let program = ProgramFiles.located().executable.path
    guard enter(reading: paths + ownFiles) else { return }
    // This thread's mask would hold signals back in the new program.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    let words = (CommandLine.arguments + ["--restarted"]).map { strdup($0) } + [nil]
    execv(program, words)
    words.forEach { free($0) }
  }

  /// Takes all other files from the calling thread and what it starts, for good.
  private static func enter(reading paths: [String]) -> Bool {
    guard clinux_bar_new_privileges() == 0 else { return false }
    let rules = clinux_landlock_create()
    guard rules >= 0 else { return false }
    defer { close(rules) }
    // Not every system has every one; what is missing needs no leave.
    for path in system + paths { _ = clinux_landlock_allow_reading(rules, path) }
    return clinux_landlock_enter(rules) == 0
  }

  /// The program, the libraries that it has loaded, and the folder from which OpenVINO loads its plugins.
  private static var ownFiles: [String] {
    // In pieces until the end: the file's size says 0, and one read gives a page of it.
    let maps = (try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()) ?? Data()
    let programs = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
      guard line.contains(" r-xp "), let start = line.firstIndex(of: "/") else { return nil }
      return String(line[start...])
    }
    let plugins = programs.filter { $0.contains("/libopenvino") }.map { ($0 as NSString).deletingLastPathComponent }
    return programs + plugins
  }
}
