"""Records docs/terminal.svg: real questions in a real terminal over the bundled demo articles.

    pip install termtosvg
    npm run build && python3 build/recording.py

The picture is animated, and plays wherever a browser shows it.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
COLUMNS, LINES = 80, 24
# In seconds: between two keys, and what a reader needs for a screen.
KEY, READ = 0.04, 4.0
PROMPT = "you › "


def record() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = Path(folder, "pullquote")
        command.write_text(f'#!/bin/sh\nexec node "{PROJECT}/dist/terminal/main.js" "$@"\n')
        command.chmod(0o755)
        # Away from the checkout, so that no `.env` of it counts.
        env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PULLQUOTE_INDEX": f"{folder}/index"}
        # Makes the demo's index, so that the recording doesn't show it.
        subprocess.run(["pullquote", "ask", "crypto theft"], env=env, cwd=folder, capture_output=True)
        target = PROJECT / "docs" / "terminal.svg"
        played = f"{sys.executable} {Path(__file__).resolve()} --play"
        recorder = ["termtosvg", str(target), "-g", f"{COLUMNS}x{LINES}", "-M", "3000", "-D", "4000", "-c", played]
        os.environ.update(env, TERM="xterm-256color")
        os.chdir(folder)
        # The recorder ends at once without a terminal of its own.
        pty.spawn(recorder)


def show(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def typed(text: str, write) -> None:
    for key in text:
        write(key)
        time.sleep(KEY)
    time.sleep(0.4)


def run(command: str) -> None:
    show("\033[1;32m$\033[0m ")
    typed(command, show)
    show("\r\n")
    subprocess.run(command, shell=True)
    time.sleep(READ)


def chat(questions: list[str]) -> None:
    show("\033[1;32m$\033[0m ")
    typed("pullquote chat", show)
    show("\r\n")
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("pullquote", ["pullquote", "chat"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    for question in [*questions, "exit"]:
        follow(terminal)
        time.sleep(READ if question != questions[0] else 1)
        typed(f"{question}\r", lambda key: echo(terminal, key))
    follow(terminal)
    os.waitpid(child, 0)


def echo(terminal: int, key: str) -> None:
    os.write(terminal, key.encode())
    follow(terminal, until="", patience=0.02)


def follow(terminal: int, until: str = PROMPT, patience: float = 60) -> None:
    """Shows what the program writes, until it asks for a line or says nothing more."""
    written = ""
    while select.select([terminal], [], [], 0.6 if until and until in written else patience)[0]:
        try:
            text = os.read(terminal, 65536).decode(errors="ignore")
        except OSError:
            return
        if text == "":
            return
        written += text
        show(text)


if __name__ == "__main__":
    if sys.argv[1:] == ["--play"]:
        run('pullquote "what did the UN report say about crypto theft?"')
        chat(["who obtained a copy of it?", "how many missiles did Iran launch in January?"])
    else:
        record()
