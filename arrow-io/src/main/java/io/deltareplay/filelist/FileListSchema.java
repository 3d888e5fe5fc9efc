package io.deltareplay.filelist;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Schema;

/** The Arrow schema of a file list. */
public final class FileListSchema {
    /** The columns that an {@code add} action has, in their order. */
    public static final Set<FileColumn> ACTION_COLUMNS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(FileColumn.INDEX)));

    /** Every column of an action but {@code stats}, which is the bulk of a checkpoint and read only when asked for. */
    public static final Set<FileColumn> DEFAULT_COLUMNS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(FileColumn.INDEX, FileColumn.STATS)));

    private FileListSchema() {}

    /**
     * The schema of the given columns, in the order of {@link FileColumn}.
     *
     * @param metadata facts of the table, kept as the schema's metadata
     */
    public static Schema of(Set<FileColumn> columns, Map<String, String> metadata) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a file list has at least one column");
        }
        List<org.apache.arrow.vector.types.pojo.Field> fields =
                EnumSet.copyOf(columns).stream().map(FileColumn::field).collect(Collectors.toList());
        return new Schema(fields, metadata);
    }
}
