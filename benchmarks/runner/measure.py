"""Runs one process and says what it took: `measure.py one|tree TIMEOUT_SECONDS COMMAND...` prints a JSON line.

With `tree` the peak memory is the sum over the process and all that it starts, sampled, instead of the largest process alone.

The command's standard output goes into a pipe that this process drains into /dev/null without copying. This is a process of
its own, and imports next to nothing, because Linux counts the memory of the process that starts another one as the other
one's peak.
The floor that this leaves, about 10 MB, is below what any contender takes; the runner measures it and reports it.
"""

import os
import signal
import sys
import threading
import time

PIPE_READ_BYTES = 1 << 20
SAMPLE_SECONDS = 0.02


def drain(descriptor: int) -> int:
    total = 0
    nowhere = os.open(os.devnull, os.O_WRONLY)
    while True:
        if hasattr(os, "splice"):
            moved = os.splice(descriptor, nowhere, PIPE_READ_BYTES)
        else:
            moved = len(os.read(descriptor, PIPE_READ_BYTES))
        if moved == 0:
            return total
        total += moved


def resident_bytes(group: int) -> int:
    """The resident memory of a process group's processes."""
    pages = {}
    parents = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as stat:
                fields = stat.read().rpartition(b")")[2].split()
        except OSError:
            continue  # ended meanwhile
        if int(fields[2]) == group:
            pages[int(name)] = int(fields[21])
            parents[int(name)] = int(fields[1])
    # Until a child has its own program loaded, its memory is its parent's.
    own = (count for child, count in pages.items() if count != pages.get(parents[child]))
    return sum(own) * os.sysconf("SC_PAGE_SIZE")


class Sampler(threading.Thread):
    def __init__(self, group: int):
        super().__init__(daemon=True)
        self.group = group
        self.peak = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, resident_bytes(self.group))


def run(tree: bool, timeout: int, command: list) -> str:
    read_end, write_end = os.pipe()
    null_input = os.open(os.devnull, os.O_RDONLY)
    actions = [
        (os.POSIX_SPAWN_DUP2, null_input, 0),
        (os.POSIX_SPAWN_DUP2, write_end, 1),
        (os.POSIX_SPAWN_CLOSE, read_end),
    ]
    started = time.monotonic_ns()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions, setpgroup=0)
    os.close(write_end)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(timeout)
    sampler = Sampler(child)
    if tree:
        sampler.start()
    output_bytes = drain(read_end)
    _, status, usage = os.wait4(child, 0)
    wall = (time.monotonic_ns() - started) / 1e9
    signal.alarm(0)
    sampler.ended.set()
    exit_code = os.waitstatus_to_exitcode(status)
    return (
        f'{{"exit_code": {exit_code}, "wall_seconds": {wall:.6f}, "user_seconds": {usage.ru_utime:.6f}, '
        f'"system_seconds": {usage.ru_stime:.6f}, "peak_rss_bytes": {max(sampler.peak, usage.ru_maxrss * 1024)}, '
        f'"output_bytes": {output_bytes}}}'
    )


if __name__ == "__main__":
    print(run(sys.argv[1] == "tree", int(sys.argv[2]), sys.argv[3:]))
