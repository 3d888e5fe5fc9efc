package io.deltareplay.oracle.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A `_delta_log` folder, for what delta-spark has no way to write: lines and files as a hand (or another engine)
/// puts them.
record LogFolder(Path path) {
    Path commitFile(long version) {
        return path.resolve(String.format("%020d.json", version));
    }

    List<String> commitLines(long version) throws IOException {
        return Files.readAllLines(commitFile(version));
    }

    void commit(long version, List<String> actions) throws IOException {
        Files.createDirectories(path);
        Files.write(commitFile(version), actions);
    }

    /// Adds lines to a commit that exists.
    void append(long version, String... actions) throws IOException {
        List<String> lines = new ArrayList<>(commitLines(version));
        lines.addAll(List.of(actions));
        Files.write(commitFile(version), lines);
    }

    Path lastCheckpoint() {
        return path.resolve("_last_checkpoint");
    }

    /// The version's files whose names have `part` in them, sorted.
    List<Path> filesOf(long version, String part) throws IOException {
        String prefix = String.format("%020d.", version);
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.contains(part);
                    })
                    .sorted()
                    .toList();
        }
    }

    List<Path> sidecars() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("_sidecars"))) {
            return files.sorted().toList();
        }
    }

    /// Deletes commits and checksums below `version`, as log cleanup does.
    void cleanUpBelow(long version) throws IOException {
        for (long old = 0; old < version; old++) {
            for (Path file : filesOf(old, "")) {
                Files.delete(file);
            }
        }
    }
}
