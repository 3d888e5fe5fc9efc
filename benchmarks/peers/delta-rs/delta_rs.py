"""Lists a Delta table's active files with delta-rs: delta_rs.py TABLE [--columns all|no-stats|paths] [--mode arrow|iterate].

delta-rs has no list in the form of the log: its `get_add_actions` gives partition values and statistics as typed structs and
no `dataChange`. Its Arrow output holds these in place of the map and the JSON, as they come.
"""

import argparse
import sys

from deltalake import DeltaTable

COLUMNS = {
    "all": ["path", "partition", "size_bytes", "modification_time", "num_records", "min", "max", "null_count"],
    "no-stats": ["path", "partition", "size_bytes", "modification_time"],
    "paths": ["path"],
}
NAMES = {"partition": "partitionValues", "size_bytes": "size", "modification_time": "modificationTime"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="delta_rs.py")
    parser.add_argument("table")
    parser.add_argument("--columns", choices=COLUMNS, default="all")
    parser.add_argument("--mode", choices=["arrow", "iterate"], default="arrow")
    arguments = parser.parse_args()
    files = DeltaTable(arguments.table).get_add_actions(flatten=False)
    if arguments.mode == "iterate":
        print(files.num_rows)
        return
    write(files, arguments.columns)


def write(files, columns: str) -> None:
    # arro3 is what delta-rs hands its tables over in, and starts faster than pyarrow.
    from arro3.io import write_ipc_stream

    present = [name for name in COLUMNS[columns] if name in files.column_names]
    chosen = files.select(present).rename_columns([NAMES.get(name, name) for name in present])
    write_ipc_stream(chosen, sys.stdout.buffer, compression=None)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
