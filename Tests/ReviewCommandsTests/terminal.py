"""Runs a program in a pseudo-terminal by a script of steps, one a line on standard input, and tells what the screen shows.

Usage: terminal.py COLUMNS ROWS PROGRAM ARGUMENT...

  wait TEXT      until the screen shows it (300 s, then the screen is printed and the script ends with 1)
  gone TEXT      until it does not any more
  keys TEXT      types it; \\r \\n \\x1b and \\x03 stand for those characters
  time KEYS TEXT types the one and waits for the other in a finished frame without "decoding"; prints the milliseconds
  pause SECONDS  takes in what comes meanwhile
  size C R       gives the terminal another size
  screen         prints what it shows
  raw FILE       writes every byte so far into a file
  signal NAME    sends the program a signal, such as TERM
  hangup         takes the terminal away
  end            waits for the program's end; prints its status and whether the terminal is as it was
"""
import fcntl, os, pty, re, select, signal, struct, sys, termios, time, unicodedata

COLUMNS, ROWS = int(sys.argv[1]), int(sys.argv[2])

# Seconds until something that is waited for has failed: a whole test run may go on beside it.
PATIENCE = 300


def cells(character):
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    """As much of a terminal as a desk asks for."""

    SEQUENCE = re.compile(r"\x1b\[([?0-9;]*)([@-~])|\x1b[()][A-Z0-9]|\x1b[=>78]")
    STRING, END_OF_STRING = re.compile(r"\x1b[_P\]]"), re.compile(r"\x1b\\|\x07")

    def __init__(self):
        self.cells = {}
        self.row = self.column = 0
        self.alternate = False
        self.cursor = True
        self.frames = 0
        self.is_whole = True
        self.left = ""
        self.is_in_string = False

    def feed(self, text):
        text = self.left + text
        self.left = ""
        place = 0
        while place < len(text):
            # Pictures are strings of megabytes, which come in thousands of pieces: each is looked through once.
            if self.is_in_string:
                end = self.END_OF_STRING.search(text, place)
                if not end:
                    # Half of its end may have come.
                    self.left = text[-1:] if text[-1] == "\x1b" else ""
                    return
                self.is_in_string = False
                place = end.end()
            elif self.STRING.match(text, place):
                self.is_in_string = True
                place += 2
            elif text[place] == "\x1b":
                found = self.SEQUENCE.match(text, place)
                if not found:
                    # Its end has not come yet.
                    self.left = text[place:]
                    return
                self.obey(found)
                place = found.end()
            else:
                self.put(text[place])
                place += 1

    def obey(self, found):
        arguments, final = found.group(1), found.group(2)
        if final == "H":
            numbers = [int(number or 1) for number in (arguments or "1;1").split(";")]
            self.row, self.column = numbers[0] - 1, numbers[1] - 1
        elif final == "J":
            self.cells = {}
        elif final in ("h", "l"):
            if arguments == "?1049":
                self.alternate = final == "h"
            elif arguments == "?25":
                self.cursor = final == "h"
            elif arguments == "?2026":
                # What is between is shown at once.
                self.is_whole = final == "l"
                self.frames += self.is_whole

    def put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row += 1
        else:
            width = cells(character)
            # A half of a wide character that is written over takes the other half with it.
            if cells(self.cells.get((self.row, self.column - 1), " ")) == 2:
                del self.cells[self.row, self.column - 1]
            for column in range(self.column + 1, self.column + width):
                self.cells.pop((self.row, column), None)
            self.cells[self.row, self.column] = character
            self.column += width

    def text(self):
        if not self.cells:
            return ""
        lines = []
        for row in range(max(row for row, _ in self.cells) + 1):
            line, column, last = "", 0, max((c for r, c in self.cells if r == row), default=-1)
            while column <= last:
                character = self.cells.get((row, column), " ")
                line += character
                column += cells(character)
            lines.append(line.rstrip())
        return "\n".join(lines)

    def widest(self):
        return max((c + cells(t) for (_, c), t in self.cells.items()), default=0)


def set_size(descriptor, columns, rows):
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


screen, raw, pending = Screen(), bytearray(), b""
parent, terminal = pty.openpty()
set_size(terminal, COLUMNS, ROWS)
before = termios.tcgetattr(terminal)
child = os.fork()
if child == 0:
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for descriptor in (0, 1, 2):
        os.dup2(terminal, descriptor)
    os.closerange(3, 256)
    os.execv(sys.argv[3], sys.argv[3:])


def read(seconds):
    """Takes in what has been written; false when nothing came in that time."""
    global raw, pending
    if not select.select([parent], [], [], seconds)[0]:
        return False
    try:
        data = os.read(parent, 1 << 16)
    except OSError:
        return False
    raw += data
    pending += data
    for cut in range(0, min(4, len(pending)) + 1):
        try:
            screen.feed(pending[: len(pending) - cut].decode())
            pending = pending[len(pending) - cut:]
            break
        except UnicodeDecodeError:
            continue
    return bool(data)


def until(condition, what):
    end = time.monotonic() + PATIENCE
    while not (screen.is_whole and not screen.left and not screen.is_in_string and condition()):
        if time.monotonic() > end:
            print(f"never came: {what}\n{screen.text()}")
            os.kill(child, signal.SIGKILL)
            sys.exit(1)
        read(0.05)


def typed(text):
    return text.encode().decode("unicode_escape").encode("latin-1")


def keys(text):
    os.write(parent, re.sub(r"\\(r|n|x1b|x03)", lambda found: typed(found.group(0)).decode(), text).encode())


for line in sys.stdin:
    step, _, rest = line.rstrip("\n").partition(" ")
    if step == "wait":
        until(lambda: rest in screen.text(), rest)
    elif step == "gone":
        until(lambda: rest not in screen.text(), f"the end of {rest}")
    elif step == "keys":
        keys(rest)
    elif step == "time":
        what, _, wanted = rest.partition(" ")
        start, frames = time.monotonic(), screen.frames
        keys(what)
        until(lambda: screen.frames > frames and wanted in screen.text() and "decoding" not in screen.text(), wanted)
        print(f"{1000 * (time.monotonic() - start):.1f}")
    elif step == "pause":
        end = time.monotonic() + float(rest)
        while time.monotonic() < end:
            read(0.05)
    elif step == "size":
        columns, rows = rest.split()
        screen.cells = {}
        set_size(parent, int(columns), int(rows))
    elif step == "screen":
        while read(0.3):
            pass
        print(screen.text())
        print(f"widest {screen.widest()}")
    elif step == "raw":
        with open(rest, "wb") as file:
            file.write(raw)
    elif step == "signal":
        os.kill(child, getattr(signal, "SIG" + rest))
    elif step == "hangup":
        os.close(terminal)
        os.close(parent)
        terminal = None
    elif step == "end":
        end = time.monotonic() + PATIENCE
        while True:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > end:
                print("it did not end")
                os.kill(child, signal.SIGKILL)
                sys.exit(1)
            if terminal is None:
                time.sleep(0.05)
            else:
                read(0.05)
        while terminal is not None and read(0.1):
            pass
        restored = terminal is not None and termios.tcgetattr(terminal) == before and not screen.alternate and screen.cursor
        print(f"end {os.waitstatus_to_exitcode(status)} {'restored' if restored else 'not restored'}")
