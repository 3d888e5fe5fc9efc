package io.deltareplay.predicate;

import io.deltareplay.action.AddFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final byte UNTOLD = 0;
    private static final byte TOLD_IN_OTHER_CASE = 1;
    private static final byte TOLD = 2;

    private final List<FilterColumn> columns;
    private final ColumnBounds[] bounds;
    private final PartitionKeys partitionKeys;
    private final boolean readsPartitionValues;
    /** How well each column's partition value was told so far; for files whose keys differ in case only. */
    private final byte[] told;

    private final PartitionValueReader partitionValues;
    private final StatsReader stats;
    private final Node root;
    private final boolean readsStats;

    public FileFilter(Where where) {
        columns = where.columns();
        bounds = new ColumnBounds[columns.size()];
        Map<FilterColumn, ColumnBounds> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = new ColumnBounds(columns.get(i).type());
            byColumn.put(columns.get(i), bounds[i]);
        }
        partitionKeys = new PartitionKeys(columns);
        readsPartitionValues = where.readsPartitionValues();
        told = new byte[bounds.length];
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

    /** How many columns are told by files' partition values. */
    public int partitionColumns() {
        return (int) columns.stream().filter(FilterColumn::isPartition).count();
    }

    /** Finds which column a key of partition values names. */
    public PartitionKeys partitionKeys() {
        return partitionKeys;
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
        Arrays.fill(told, UNTOLD);
    }

    /** The file's partition values come next, an entry at a time. A column without an entry is null, as it is to delta-spark. */
    public void beginPartitionValues() {
        for (int i = 0; i < bounds.length; i++) {
            if (columns.get(i).isPartition()) {
                bounds[i].onlyNulls();
            }
        }
    }

    /**
     * Takes up an entry of the file's partition values. A column with several entries is unknown, unless one key alone is its physical
     * name.
     *
     * @param key what the entry's key names
     * @param utf8 the value as the log has it; null for a null value. Not copied
     */
    public void partitionValue(PartitionKey key, byte @Nullable [] utf8, int start, int end) {
        if (!key.isAsked()) {
            return;
        }
        byte how = key.isExact() ? TOLD : TOLD_IN_OTHER_CASE;
        ColumnBounds column = bounds[key.column()];
        if (how == told[key.column()]) {
            column.unknown();
        } else if (how > told[key.column()]) {
            told[key.column()] = how;
            if (utf8 == null) {
                column.onlyNulls();
            } else {
                partitionValues.read(utf8, start, end, column);
            }
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
        if (readsPartitionValues) {
            beginPartitionValues();
            file.partitionValues().forEach(this::partitionValue);
        }
        if (readsStats && file.stats() != null) {
            byte[] utf8 = file.stats().getBytes(StandardCharsets.UTF_8);
            stats(utf8, 0, utf8.length);
        }
        return mayMatch();
    }

    private void partitionValue(String key, @Nullable String value) {
        PartitionKey named = partitionKeys.find(key);
        if (named.isAsked()) {
            byte[] utf8 = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
            partitionValue(named, utf8, 0, utf8 == null ? 0 : utf8.length);
        }
    }
}
