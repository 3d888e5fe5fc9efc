"""Facts about the machine and the versions of what is compared, for the report's header."""

import datetime
import os
import platform
import re
import subprocess
from typing import List

from runner import peers, places


def facts() -> dict:
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "cpu": _first("/proc/cpuinfo", r"model name\s*:\s*(.*)") or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "load_at_start": round(os.getloadavg()[0], 2),
    }


def versions(contenders: List[str]) -> dict:
    found = {"project": _output(["git", "-C", str(places.PROJECT), "describe", "--always", "--dirty"])}
    if any(contender == peers.OURS or "distributed" in contender for contender in contenders):
        found["delta-replay"] = _output(peers.our_version()).splitlines()[0].removeprefix("delta-replay ")
    if {"kernel-rust", "kernel-rust-scan"} & set(contenders):
        found["delta_kernel (Rust)"] = _locked("delta_kernel")
        found["rustc"] = _output(["rustc", "--version"]).removeprefix("rustc ")
    if "delta-rs" in contenders:
        requirements = (places.PEERS / "delta-rs" / "requirements.txt").read_text()
        found["deltalake (Python)"] = re.search(r"deltalake==(\S+)", requirements).group(1)
        found["Python"] = platform.python_version()
    if any("distributed" in contender for contender in contenders):
        found["Spark"] = _first(str(places.PROJECT / "pom.xml"), r"<spark.version>(.*)</")
    if peers.DELTA_SPARK in contenders:
        found["delta-spark"] = _first(str(places.PROJECT / "pom.xml"), r"<delta.version>(.*)</")
    if "kernel-java" in contenders:
        found["delta-kernel-defaults (Java)"] = _first(str(places.PROJECT / "pom.xml"), r"<delta.version>(.*)</")
        found["Java"] = _output([peers.java(), "-version"]).splitlines()[0]
    return found


def _locked(crate: str) -> str:
    lock = (places.PEERS / "kernel-rust" / "Cargo.lock").read_text()
    return re.search(rf'name = "{crate}"\nversion = "(.*)"', lock).group(1)


def _first(file: str, pattern: str) -> str:
    try:
        with open(file, encoding="utf-8") as lines:
            found = re.search(pattern, lines.read())
    except OSError:
        return ""
    return found.group(1).strip() if found else ""


def _output(command: List[str]) -> str:
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except OSError:
        return "unknown"
    return done.stdout.decode(errors="replace").strip() or "unknown"
