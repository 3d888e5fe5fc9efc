package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.text.Suggestion;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a column; for a misspelt one it names the nearest.
public class ColumnConverter implements ITypeConverter<FileColumn> {
    private final Set<FileColumn> columns;

    public ColumnConverter() {
        this(FileListSchema.ACTION_COLUMNS);
    }

    /// @param columns those that there are
    ColumnConverter(Set<FileColumn> columns) {
        this.columns = columns;
    }

    @Override
    public FileColumn convert(String text) {
        String name = text.strip();
        return FileColumn.named(name)
                .filter(columns::contains)
                .orElseThrow(() -> new TypeConversionException(problem(name)));
    }

    private String problem(String name) {
        if (name.equals(FileColumn.INDEX.columnName())) {
            return "files have no index but in the order of a snapshot; use delta-replay snapshot";
        }
        List<String> names = names(columns);
        return Suggestion.nearest(name, names)
                .map(near -> "there is no column '%s'; did you mean %s?".formatted(name, near))
                .orElse("there is no column '%s'; there are %s".formatted(name, String.join(", ", names)));
    }

    private static List<String> names(Set<FileColumn> columns) {
        return columns.stream().map(FileColumn::columnName).toList();
    }

    /// With `index`, which only a snapshot has.
    public static final class OfSnapshot extends ColumnConverter {
        public OfSnapshot() {
            super(EnumSet.allOf(FileColumn.class));
        }
    }

    /// The names, for help and completion.
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(FileListSchema.ACTION_COLUMNS).iterator();
        }
    }

    /// Those of a snapshot.
    static final class SnapshotCandidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(EnumSet.allOf(FileColumn.class)).iterator();
        }
    }
}
