"""Runs a program at a terminal of its own: terminal.py QUESTION TYPED PROGRAM [WORD...]. Types once the question has come."""

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
    os.execvp(words[0], words)

fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
# A question that nobody answers is not waited for.
signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
signal.alarm(60)

shown = b""
asked = False
while True:
    try:
        part = os.read(terminal, 4096)
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
sys.exit(os.waitstatus_to_exitcode(status) if asked else "The question never came.")
