import json

import pytest

import launcher
from rows import FileRow


@pytest.fixture(scope="session")
def expected() -> list[FileRow]:
    """The list as the plainest of readers has it: Python's own, line by line."""
    lines = launcher.files("--format", "jsonl", "--stats").decode().splitlines()
    rows = sorted(FileRow.of(json.loads(line)) for line in lines)
    assert rows, "the sample table has files"
    return rows


@pytest.fixture(params=["none", "lz4", "zstd"])
def compression(request: pytest.FixtureRequest) -> str:
    return request.param
