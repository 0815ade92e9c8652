import Foundation
import NightRun

/// Everything a command takes from the world, in one value; a test hands in its own.
struct CommandContext: Sendable {
  /// The time now.
  var now: @Sendable () -> Date
  /// An environment variable.
  var variable: @Sendable (String) -> String?
  /// Writes to standard output; throws when it did not all get there.
  var write: @Sendable (String) throws -> Void
  /// Writes to standard error as it stands.
  var writeError: @Sendable (String) -> Void
  /// Whether standard error is a terminal that can redraw a line.
  var showsProgress: Bool
  /// Columns of the terminal that standard error is.
  var columns: Int
  /// Columns of the terminal that standard output is; nil where it is none.
  var outputColumns: Int?
  /// Who runs this, and what they may.
  var caller: Caller
  /// The only home folder that is open to them; nil = whichever they name.
  var home: HomeFolder?
  /// Reads a line that nobody is to see; nil at the end of the input.
  var readSecret: @Sendable () -> String?
  var program: @Sendable () -> ProgramFiles

  /// The name under which things are recorded.
  func user() -> String { caller.name }

  /// A line on standard error.
  func warn(_ line: String) { writeError(line + "\n") }

  /// The folder of the networks.
  ///
  /// - Throws: where they are not beside the program.
  func networks() throws(CommandFailure) -> URL {
    guard let networks = program().networks else {
      throw CommandFailure(.configuration, "the networks are missing: make deps")
    }
    return networks
  }

  /// Writes a drawn picture.
  ///
  /// - Parameter path: as it was typed; `-` for standard output.
  func write(picture: Data, to path: String) throws(CommandFailure) {
    do {
      if path == "-" { return try FileHandle.standardOutput.write(contentsOf: picture) }
      try picture.write(to: URL(filePath: path).absoluteURL, options: .atomic)
    } catch {
      throw CommandFailure(.inputOutput, "\(path) cannot be written; does its folder exist?")
    }
  }

  var effects: NightEffects {
    NightEffects(now: now, holder: NightEffects.live().holder)
  }

  /// - Parameter guest: who was let in.
  static func live(for guest: Admission.Guest) -> CommandContext {
    CommandContext(
      now: { Date() },
      variable: { ProcessInfo.processInfo.environment[$0] },
      write: { text in try writeToStandardOutput(text) },
      writeError: { text in try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) },
      showsProgress: isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb",
      columns: terminalColumns(of: STDERR_FILENO),
      outputColumns: isatty(STDOUT_FILENO) == 1 ? terminalColumns(of: STDOUT_FILENO) : nil,
      caller: guest.caller,
      home: guest.home,
      readSecret: { readSecretFromInput() },
      program: { ProgramFiles.located() })
  }

  private static func writeToStandardOutput(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      let cause = errno
      // `card-review queue | head` closes the pipe: end as any other program does, which the worker pool has switched off.
      if cause == EPIPE {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
      }
      throw CommandFailure(.inputOutput, "standard output cannot be written: \(String(cString: strerror(cause)))")
    }
  }

  private static func terminalColumns(of file: CInt) -> Int {
    var size = winsize()
    return ioctl(file, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// From a terminal without showing it.
  private static func readSecretFromInput() -> String? {
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return readLine() }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
    return readLine()
  }
}
