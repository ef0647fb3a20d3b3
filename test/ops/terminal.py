"""Runs a command on a terminal, types a line once it has asked, and prints what it showed and its exit code."""

import fcntl
import os
import pty
import struct
import sys
import termios

typed, asked, command = sys.argv[1], sys.argv[2].encode(), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    # Until the terminal has a size, there is no width to write in.
    while os.get_terminal_size(0).columns == 0:
        pass
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
shown = b""
has_typed = False
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    shown += part
    if not has_typed and asked in shown:
        os.write(terminal, typed.encode() + b"\r")
        has_typed = True
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
print(f"\nexit code {os.waitstatus_to_exitcode(status)}")
