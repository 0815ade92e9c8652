import CLinux
import Foundation

/// The files that a worker can see (Landlock, Linux 5.13): the program's own, the system's libraries, and the pictures it is there
/// for; none of them can be changed. A casebook, mails and other people's files are out of reach of a decoder that a picture
/// has taken over.
package enum WorkerConfinement {
  /// What the program's libraries read at their start.
  private static let system = [
    "/usr", "/lib", "/lib64", "/proc", "/sys", "/etc/ld.so.cache", "/dev/null", "/dev/urandom",
  ]

  /// False where the kernel or a container's rules have no Landlock.
  package static var isAvailable: Bool {
    let rules = clinux_landlock_create()
    if rules >= 0 { close(rules) }
    return rules >= 0
  }

  /// Takes all other files from the calling thread and the threads it starts, for good.
  ///
  /// - Parameter paths: folders, with everything below, and files that stay readable.
  /// - Returns: false where the kernel or a container's rules have no Landlock.
  private static func enter(reading paths: [String]) -> Bool {
    guard clinux_bar_new_privileges() == 0 else { return false }
    let rules = clinux_landlock_create()
    guard rules >= 0 else { return false }
    defer { close(rules) }
    // Not every system has every one; what is missing needs no leave.
    for path in system + paths { _ = clinux_landlock_allow_reading(rules, path) }
    return clinux_landlock_enter(rules) == 0
  }

  /// Starts this program anew in the same process, confined, with the same arguments and `--confined`: threads that were there
  /// before cannot be confined, and the new program has none.
  ///
  /// - Returns: only where that cannot be done.
  static func restart(reading paths: [String]) {
    guard enter(reading: paths + ownFolders) else { return }
    // This thread's mask would hold signals back in the new program.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    let words = (CommandLine.arguments + ["--confined"]).map { strdup($0) } + [nil]
    execv("/proc/self/exe", words)
    words.forEach { free($0) }
  }

  /// The folders of the program and of the libraries that it has loaded.
  private static var ownFolders: Set<String> {
    // In pieces until the end: the file's size says 0, and one read gives a page of it.
    let maps = (try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()) ?? Data()
    return Set(
      String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line in
        line.firstIndex(of: "/").map { (String(line[$0...]) as NSString).deletingLastPathComponent }
      })
  }
}
