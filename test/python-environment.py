"""Makes a virtual environment for a requirements file and prints its interpreter.

Usage: python3 test/python-environment.py REQUIREMENTS FOLDER
It is FOLDER/venv-<hash of the requirements and of Python's version>: made once, used by all.
"""
import fcntl
import hashlib
import pathlib
import subprocess
import sys


def main(requirements: pathlib.Path, tools: pathlib.Path) -> None:
    facts = requirements.read_bytes() + sys.version.encode()
    folder = tools / f"venv-{hashlib.sha256(facts).hexdigest()[:16]}"
    python, ready = folder / "bin" / "python", folder / "ready"
    tools.mkdir(exist_ok=True)
    # The kernel frees this lock even when its holder is killed; what was half made then is made anew.
    with open(folder.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            make(folder, python, requirements)
            ready.touch()
    print(python)


def make(folder: pathlib.Path, python: pathlib.Path, requirements: pathlib.Path) -> None:
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements]
    # Standard output is kept for the answer.
    for command in ([sys.executable, "-m", "venv", "--clear", folder], install):
        subprocess.run(command, check=True, stdout=sys.stderr)


main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
