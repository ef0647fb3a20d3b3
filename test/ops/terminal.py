"""Runs a program at a terminal of its own: terminal.py QUESTION TYPED PROGRAM [WORD...]. Types once the question has come, prints what was shown and the exit code, and ends with that."""

import fcntl
import os
import pty
import signal
import struct
import sys
import termios

question, typed, *words = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    # Until the terminal has a size, there is no width to write in.
    while os.get_terminal_size(0).columns == 0:
        pass
    os.execvp(words[0], words)

fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
# A question that nobody answers is not waited for.
signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
signal.alarm(60)

shown = b""
asked = False
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        # The program has closed its side.
        break
    if not part:
        break
    shown += part
    if not asked and question.encode() in shown:
        asked = True
        os.write(terminal, typed.encode())

_, status = os.waitpid(pid, 0)
code = os.waitstatus_to_exitcode(status)
sys.stdout.buffer.write(shown + f"\nexit code {code}\n".encode())
sys.exit(code if asked else "The question never came.")
