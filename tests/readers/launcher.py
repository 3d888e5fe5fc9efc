"""Runs the command line as a user does."""

import os
import pathlib
import subprocess

HOME = pathlib.Path(__file__).resolve().parents[2]
COMMAND = HOME / "bin" / "delta-replay"
TABLE = pathlib.Path(os.environ.get("DELTA_REPLAY_TABLE", HOME / "samples" / "trips"))


def run(*arguments: str) -> bytes:
    """What the command writes to standard output; an error unless it ends well."""
    ended = subprocess.run([COMMAND, *arguments], capture_output=True)
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout


def files(*options: str) -> bytes:
    """The sample table's file list."""
    return run("files", str(TABLE), "--quiet", *options)


def files_as(path: pathlib.Path, *options: str) -> pathlib.Path:
    """The sample table's file list, in a file that the command writes by itself."""
    assert files("--output", str(path), *options) == b""
    return path
