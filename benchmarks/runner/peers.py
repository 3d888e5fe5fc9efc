"""The contenders: how each is built and what its command is."""

import functools
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Callable, List

from runner import places

COLUMNS = ("all", "no-stats", "paths")
OURS = "delta-replay"
EVERYTHING = "delta-replay-everything"
DELTA_SPARK = "delta-spark-state"
SPARK_CORES = 2

_OUR_COLUMNS = {
    "all": "path,partitionValues,size,modificationTime,dataChange,stats",
    "no-stats": "path,partitionValues,size,modificationTime,dataChange",
    "paths": "path",
}
_ORACLE = places.PROJECT / "oracle" / "target"
_DELTA_SPARK_HEAP = "6g"
_JVM_OPTIONS = [
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
]


@dataclass(frozen=True)
class Contender:
    name: str
    title: str
    build: Callable[[], None]
    arrow: Callable[[str, str], List[str]]
    iterate: Callable[[str, str], List[str]]
    """Not called for one that cannot iterate alone."""
    can_iterate: bool = True
    on_spark: bool = False
    """Compared with delta-spark, in a table of its own."""
    takes_where: bool = False
    """Whether it takes `--where PREDICATE` and lists the files that the predicate leaves."""
    verified: str = "arrow"
    """What the output is checked as: an Arrow stream, or `state`, which is the number and size of the files alone."""
    on_request: bool = False
    """Measured only when it is named."""


@functools.cache
def java_home() -> str:
    """A JDK 25: the project's own search for one, which looks at JAVA_HOME first."""
    found = subprocess.run([str(places.PROJECT / "bin" / "find-jdk")], stdout=subprocess.PIPE, check=True)
    return found.stdout.decode().strip()


def java() -> str:
    return os.path.join(java_home(), "bin", "java")


def checked(command: List[str], **options) -> None:
    print("benchmarks: " + " ".join(os.path.basename(command[0]) if i == 0 else part for i, part in enumerate(command)),
          file=sys.stderr)
    subprocess.run(command, check=True, stdout=sys.stderr, **options)


def maven(*arguments: str, directory=places.PROJECT) -> None:
    checked(["mvn", "-B", "-q", "-DskipTests", *arguments], cwd=directory, env={**os.environ, "JAVA_HOME": java_home()})


def _build_ours() -> None:
    # It builds on first use.
    checked([str(_launcher()), "--version"])


def _launcher():
    return places.PROJECT / "bin" / "delta-replay"


def _ours(table: str, columns: str) -> List[str]:
    return [str(_launcher()), "files", table, "--format", "arrow", "--quiet", "--columns", _OUR_COLUMNS[columns]]


def _our_snapshot(table: str, columns: str) -> List[str]:
    return [str(_launcher()), "snapshot", table, "--format", "arrow", "--quiet", "--columns", _OUR_COLUMNS[columns] + ",index"]


def our_inspect(table: str) -> List[str]:
    return [str(_launcher()), "inspect", table, "--format", "json"]


def our_version() -> List[str]:
    return [str(_launcher()), "--version"]


def _build_spark() -> None:
    maven("-pl", "executor-job,spark-home,launcher", "-am", "package")


def _distributed(strategy: str) -> Callable[[str, str], List[str]]:
    # The build's own Spark, whatever other one the machine has.
    return lambda table, columns: ["env", "-u", "SPARK_HOME", *_ours(table, columns), "--mode", "distributed", "--master",
                                   f"local[{SPARK_CORES}]", "--strategy", strategy]


def build_oracle() -> None:
    if not (_ORACLE / "oracle.jar").exists():
        maven("-pl", "oracle", "-am", "package")


def oracle(heap: str, *arguments: str) -> List[str]:
    class_path = str(_ORACLE / "oracle.jar") + ":" + (_ORACLE / "classpath.txt").read_text().strip()
    return [java(), f"-Xmx{heap}", f"@{_ORACLE / 'jvm.args'}", "-cp", class_path, "io.deltareplay.oracle.Oracle", *arguments]


def _delta_spark(table: str, columns: str) -> List[str]:
    return oracle(_DELTA_SPARK_HEAP, "state", table)


def _build_kernel_rust() -> None:
    checked(["cargo", "build", "--release", "--locked", "--quiet"], cwd=places.PEERS / "kernel-rust")


def _kernel_rust(table: str, columns: str) -> List[str]:
    program = places.PEERS / "kernel-rust" / "target" / "release" / "kernel-rust"
    return [str(program), table, "--columns", columns]


def _kernel_rust_scan(table: str, columns: str) -> List[str]:
    return [*_kernel_rust(table, columns), "--transforms"]


def build_python() -> None:
    """The virtual environment of delta-rs and of the verification."""
    if not places.VENV_PYTHON.exists():
        checked([sys.executable, "-m", "venv", str(places.VENV)])
    requirements = places.PEERS / "delta-rs" / "requirements.txt"
    installed = places.VENV / "requirements.txt"
    if not installed.exists() or installed.read_text() != requirements.read_text():
        checked([str(places.VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r",
                 str(requirements)])
        installed.write_text(requirements.read_text())


def _delta_rs(table: str, columns: str) -> List[str]:
    return [str(places.VENV_PYTHON), str(places.PEERS / "delta-rs" / "delta_rs.py"), table, "--columns", columns]


def _build_kernel_java() -> None:
    maven("package", directory=places.KERNEL_JAVA)


def _kernel_java(table: str, columns: str) -> List[str]:
    target = places.KERNEL_JAVA / "target"
    class_path = str(target / "kernel-java.jar") + ":" + (target / "classpath.txt").read_text().strip()
    return [java(), *_JVM_OPTIONS, "-cp", class_path, "io.deltareplay.benchmarks.kernel.KernelJava", table, "--columns",
            columns]


def _iterating(arrow: Callable[[str, str], List[str]]) -> Callable[[str, str], List[str]]:
    return lambda table, columns: [*arrow(table, columns), "--mode", "iterate"]


CONTENDERS = [
    Contender(OURS, "delta-replay", _build_ours, _ours, _ours, can_iterate=False, takes_where=True),
    Contender("kernel-rust", "Delta Kernel Rust", _build_kernel_rust, _kernel_rust, _iterating(_kernel_rust),
              takes_where=True),
    Contender("kernel-rust-scan", "Delta Kernel Rust, as for a scan", _build_kernel_rust, _kernel_rust_scan,
              _iterating(_kernel_rust_scan), takes_where=True),
    Contender("delta-rs", "delta-rs", build_python, _delta_rs, _iterating(_delta_rs)),
    Contender("kernel-java", "Delta Kernel Java", _build_kernel_java, _kernel_java, _iterating(_kernel_java)),
    Contender("delta-replay-snapshot", "delta-replay, snapshot", _build_ours, _our_snapshot, _our_snapshot, can_iterate=False,
              on_request=True),
    Contender("distributed-anti-join", "delta-replay, distributed, anti-join", _build_spark, _distributed("anti-join"),
              _distributed("anti-join"), can_iterate=False, on_spark=True),
    Contender("distributed-window", "delta-replay, distributed, window", _build_spark, _distributed("window"),
              _distributed("window"), can_iterate=False, on_spark=True),
    Contender(DELTA_SPARK, "delta-spark, state reconstruction", build_oracle, _delta_spark, _delta_spark,
              can_iterate=False, on_spark=True, verified="state"),
]

LISTING_EVERYTHING = Contender(EVERYTHING, "delta-replay, every file", _build_ours, _ours, _ours, can_iterate=False)
"""What a predicate is compared with: the same program without one."""
