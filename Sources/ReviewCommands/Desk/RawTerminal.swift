import Foundation
import Synchronization

/// A terminal that hands over every key as it is pressed and shows nothing by itself, and is put back as it was on every way out.
final class RawTerminal {
  /// Signals by which a program ends that has gone wrong: too late for anything but to put the terminal back.
  private static let fatal = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

  /// - Parameters:
  ///   - enter: what is written at first.
  ///   - leave: what is written at last.
  /// - Throws: where standard input or output is no terminal.
  init(enter: String, leave: String) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &TerminalState.original) == 0,
      ProcessInfo.processInfo.environment["TERM"] != "dumb"
    else {
      throw CommandFailure(
        .usage, "review needs a terminal that can place its cursor; without one: card-review review --plain")
    }
    TerminalState.leave.deallocate()
    TerminalState.leave = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: leave.utf8.count)
    _ = TerminalState.leave.initialize(from: leave.utf8)
    for number in Self.fatal {
      signal(number) { number in
        TerminalState.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    resume()
    Self.write(enter)
  }

  /// Raw once more, as after the shell has stopped and continued the program.
  func resume() {
    var raw = TerminalState.original
    cfmakeraw(&raw)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
  }

  /// Puts the terminal back.
  func close() {
    TerminalState.restore()
    for number in Self.fatal { signal(number, SIG_DFL) }
  }

  /// Columns and rows, and pixels of a cell where the terminal tells.
  static var size: (columns: Int, rows: Int, cell: (width: Int, height: Int)?) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24, nil)
    }
    let cell = (Int(size.ws_xpixel) / Int(size.ws_col), Int(size.ws_ypixel) / Int(size.ws_row))
    return (Int(size.ws_col), Int(size.ws_row), cell.0 > 2 && cell.1 > 2 ? cell : nil)
  }

  /// Writes all of it. A terminal that is gone is heard of by its signal, and by the end of the input.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var left = UnsafeRawBufferPointer(bytes)
      while !left.isEmpty {
        let count = Foundation.write(STDOUT_FILENO, left.baseAddress, left.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        left = UnsafeRawBufferPointer(rebasing: left[count...])
      }
    }
  }
}

/// What a signal handler may look at: it can neither allocate nor lock. Written once, before handlers are set.
private enum TerminalState {
  nonisolated(unsafe) static var original = termios()
  nonisolated(unsafe) static var leave = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)

  static func restore() {
    _ = Foundation.write(STDOUT_FILENO, leave.baseAddress, leave.count)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &original)
  }
}
