package io.deltareplay.oracle.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds tables and the versions their logs name.
public final class TableFolders {
    /// A commit or a checkpoint, not a `.crc` or a compacted range of commits.
    private static final Pattern VERSIONED =
            Pattern.compile("(\\d{20})(\\.json|\\.checkpoint(\\..+)?\\.(parquet|json))");

    private TableFolders() {}

    /// The folder itself when it is a table, else the tables below it, by path. A table's own folders are not
    /// searched.
    public static List<TableFolder> in(Path folder) throws IOException {
        if (isTable(folder)) {
            return List.of(new TableFolder(folder.getFileName().toString(), folder));
        }
        List<TableFolder> tables = new ArrayList<>();
        collect(folder, folder, tables);
        return tables;
    }

    private static void collect(Path root, Path folder, List<TableFolder> tables) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
                if (isTable(child)) {
                    tables.add(new TableFolder(root.relativize(child).toString(), child));
                } else {
                    collect(root, child, tables);
                }
            }
        }
    }

    /// Every version that has a commit or a checkpoint.
    static SortedSet<Long> versions(Path table) throws IOException {
        SortedSet<Long> versions = new TreeSet<>();
        try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
            log.forEach(file -> {
                Matcher name = VERSIONED.matcher(file.getFileName().toString());
                if (name.matches()) {
                    versions.add(Long.valueOf(name.group(1)));
                }
            });
        }
        return versions;
    }

    private static boolean isTable(Path folder) {
        return Files.isDirectory(folder.resolve("_delta_log"));
    }
}
