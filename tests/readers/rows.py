"""What every reader must see of a file, whatever its own types for it are."""

import dataclasses
import json
from collections.abc import Iterable, Mapping


@dataclasses.dataclass(frozen=True, order=True)
class FileRow:
    path: str
    partition_values: tuple[tuple[str, str | None], ...]
    size: int
    modification_time: int
    data_change: bool
    stats: str

    @staticmethod
    def of(row: Mapping) -> "FileRow":
        return FileRow(
            path=row["path"],
            partition_values=_entries(row["partitionValues"]),
            size=int(row["size"]),
            modification_time=int(row["modificationTime"]),
            data_change=bool(row["dataChange"]),
            stats=row["stats"],
        )


def rows(of: Iterable[Mapping]) -> list[FileRow]:
    return sorted(FileRow.of(row) for row in of)


def _entries(partition_values) -> tuple[tuple[str, str | None], ...]:
    """Readers have maps as dictionaries, pairs, lists of structs, or JSON in a CSV cell."""
    if isinstance(partition_values, str):
        partition_values = json.loads(partition_values)
    if isinstance(partition_values, Mapping):
        pairs = partition_values.items()
    else:
        pairs = ((p["key"], p["value"]) if isinstance(p, Mapping) else p for p in partition_values)
    return tuple(sorted((key, value) for key, value in pairs))
