package io.deltareplay.launcher.cli;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.text.Suggestion;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a column; for a misspelt one it names the nearest.
public final class ColumnConverter implements ITypeConverter<FileColumn> {
    private static final List<String> NAMES =
            FileListSchema.ACTION_COLUMNS.stream().map(FileColumn::columnName).toList();

    @Override
    public FileColumn convert(String text) {
        String name = text.strip();
        return FileColumn.named(name)
                .filter(FileListSchema.ACTION_COLUMNS::contains)
                .orElseThrow(() -> new TypeConversionException(problem(name)));
    }

    private static String problem(String name) {
        return Suggestion.nearest(name, NAMES)
                .map(near -> "there is no column '%s'; did you mean %s?".formatted(name, near))
                .orElse("there is no column '%s'; there are %s".formatted(name, String.join(", ", NAMES)));
    }

    /// The names, for help and completion.
    static final class Candidates implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }
}
