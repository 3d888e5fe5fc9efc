package io.deltareplay.predicate;

import io.deltareplay.action.AddFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides which files may hold rows that a predicate asks for, by what is known of their columns. Files of which too little is known
 * are kept. Either whole actions are asked about ({@link #keeps}), or what is known is set piece by piece: {@link #forget}, then
 * partition values and statistics as they come, and {@link #mayMatch} at any time.
 *
 * <p>Not thread-safe.
 */
public final class FileFilter {
    private final List<FilterColumn> columns;
    private final ColumnBounds[] bounds;
    private final int[] partitionColumns;
    private final PartitionValueReader partitionValues;
    private final StatsReader stats;
    private final Node root;
    private final boolean readsStats;

    public FileFilter(Where where) {
        columns = where.columns();
        bounds = new ColumnBounds[columns.size()];
        Map<FilterColumn, ColumnBounds> byColumn = new LinkedHashMap<>();
        List<Integer> partitions = new ArrayList<>();
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = new ColumnBounds(columns.get(i).type());
            byColumn.put(columns.get(i), bounds[i]);
            if (columns.get(i).isPartition()) {
                partitions.add(i);
            }
        }
        partitionColumns = partitions.stream().mapToInt(i -> i).toArray();
        partitionValues = new PartitionValueReader(where.zone());
        root = Node.of(where.predicate(), column -> Objects.requireNonNull(byColumn.get(column)));
        stats = new StatsReader(byColumn, where.zone(), where.asksForNulls(), root);
        readsStats = where.readsStats();
    }

    /** The columns that the predicate asks about, in the order of their numbers here. */
    public List<FilterColumn> columns() {
        return columns;
    }

    /** What is known of a column, to be set by the caller. */
    public ColumnBounds bounds(int column) {
        return bounds[column];
    }

    /** The numbers of the columns that are told by files' partition values. */
    public int[] partitionColumns() {
        return partitionColumns.clone();
    }

    /** Whether files' statistics are needed to decide. */
    public boolean readsStats() {
        return readsStats;
    }

    /** Nothing is known of the next file. */
    public void forget() {
        for (ColumnBounds column : bounds) {
            column.unknown();
        }
    }

    /**
     * Sets a partition column's value.
     *
     * @param column its number
     * @param utf8 the value as the log has it; null for a null value. Not copied
     */
    public void partitionValue(int column, byte @Nullable [] utf8, int start, int end) {
        if (utf8 == null) {
            bounds[column].onlyNulls();
        } else {
            partitionValues.read(utf8, start, end, bounds[column]);
        }
    }

    /**
     * Sets what a file's statistics say of the columns that are no partition columns.
     *
     * @param json the statistics. Not copied
     */
    public void stats(byte[] json, int start, int end) {
        stats.read(json, start, end);
    }

    /** Whether, by what is known now, the file may hold a row that matches. */
    public boolean mayMatch() {
        return root.mayMatch();
    }

    /** Whether a file may hold rows that match. Its {@code stats} must have been parsed if {@link #readsStats()}. */
    public boolean keeps(AddFile file) {
        forget();
        for (int column : partitionColumns) {
            String value = file.partitionValues().get(columns.get(column).path().get(0));
            byte[] utf8 = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
            partitionValue(column, utf8, 0, utf8 == null ? 0 : utf8.length);
        }
        if (readsStats && file.stats() != null) {
            byte[] utf8 = file.stats().getBytes(StandardCharsets.UTF_8);
            stats(utf8, 0, utf8.length);
        }
        return mayMatch();
    }
}
