"""Checks an Arrow IPC stream on standard input: prints count, sum of sizes, digest of the paths and number of statistics.

Runs in the virtual environment. The digest is the 64-bit sum, with wrap-around, of the first 8 bytes (big-endian) of the
SHA-256 of each decoded path, so that the order of the files does not matter.
"""

import hashlib
import json
import sys
from urllib.parse import unquote_to_bytes

import pyarrow as pa
import pyarrow.compute as pc


def fingerprint(path: bytes) -> int:
    if b"%" in path:
        path = unquote_to_bytes(path)
    return int.from_bytes(hashlib.sha256(path).digest()[:8], "big")


def main() -> None:
    count = total_size = digest = with_stats = 0
    columns = []
    with pa.ipc.open_stream(sys.stdin.buffer) as stream:
        columns = stream.schema.names
        for batch in stream:
            count += batch.num_rows
            if "size" in columns:
                total_size += pc.sum(batch.column("size")).as_py() or 0
            if "stats" in columns:
                with_stats += batch.num_rows - batch.column("stats").null_count
            paths = pc.cast(pc.cast(batch.column("path"), pa.string()), pa.binary()).to_pylist()
            digest = (digest + sum(map(fingerprint, paths))) % (1 << 64)
    print(json.dumps({"count": count, "totalSize": total_size if "size" in columns else None,
                      "pathDigest": f"{digest:016x}", "columns": columns, "withStats": with_stats}))


if __name__ == "__main__":
    main()
