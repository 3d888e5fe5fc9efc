package io.deltareplay.job.checkpoint;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.output.RowLayout;
import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.PartitionKey;
import io.deltareplay.predicate.RowGroupPruner;
import io.deltareplay.predicate.Where;
import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.GroupType;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Which files a predicate wants; all when there is none. Not thread-safe. */
public final class RowFilter {
    /** Wants all files. */
    public static final RowFilter ALL = new RowFilter(null);

    private static final byte[] NOTHING = {};

    private final @Nullable FileFilter filter;
    private final boolean readsPartitionValues;
    private final boolean readsStats;

    /** @param where the predicate; null for none */
    public RowFilter(@Nullable Where where) {
        filter = where == null ? null : new FileFilter(where);
        readsPartitionValues = where != null && where.readsPartitionValues();
        readsStats = filter != null && filter.readsStats();
    }

    /** Whether actions are parsed with their statistics, to deliver some columns or to decide. */
    public boolean parsesStats(Set<FileColumn> columns) {
        return readsStats || columns.contains(FileColumn.STATS);
    }

    /** Some columns, and those that are needed to decide. */
    public EnumSet<FileColumn> with(Set<FileColumn> columns) {
        EnumSet<FileColumn> all = EnumSet.copyOf(columns);
        if (readsPartitionValues) {
            all.add(FileColumn.PARTITION_VALUES);
        }
        if (readsStats) {
            all.add(FileColumn.STATS);
        }
        return all;
    }

    /**
     * How many files a row group holds, if it holds none that is wanted; else {@link RowGroupPruner#MAY_MATCH}.
     *
     * @param add the {@code add} column as the file has it
     */
    long unmatched(GroupType add, BlockMetaData rowGroup) {
        if (filter == null) {
            return RowGroupPruner.MAY_MATCH;
        }
        FooterRowGroup group = new FooterRowGroup(add, rowGroup);
        // Where statistics are there as JSON, too, those decide of each file: an incomplete struct says less.
        boolean readsStruct = !add.containsField("stats") || RowGroupPruner.tellsEverything(group, filter);
        return new RowGroupPruner(filter, readsStruct).unmatched(group);
    }

    /** Whether a file may hold rows that match. */
    public boolean keeps(AddFile add) {
        return filter == null || filter.keeps(add);
    }

    /** Whether a file may hold rows that match. The row has the columns that are needed. */
    public boolean keeps(ColumnarRow add, AddRows layout) {
        FileFilter by = filter;
        if (by == null) {
            return true;
        }
        by.forget();
        if (readsPartitionValues) {
            setPartitionValues(by, add, layout.ordinal(FileColumn.PARTITION_VALUES));
            if (!by.mayMatch()) {
                return false;
            }
        }
        UTF8String stats = readsStats ? layout.stats(add) : null;
        if (stats != null) {
            byte[] bytes = bytes(stats);
            int start = start(stats);
            by.stats(bytes, start, start + stats.numBytes());
        }
        return by.mayMatch();
    }

    private static void setPartitionValues(FileFilter by, ColumnarRow add, int ordinal) {
        by.beginPartitionValues();
        if (ordinal == RowLayout.ABSENT || add.isNullAt(ordinal)) {
            return;
        }
        MapData map = add.getMap(ordinal);
        ArrayData keys = map.keyArray();
        ArrayData values = map.valueArray();
        for (int i = 0, count = map.numElements(); i < count; i++) {
            PartitionKey key = key(by, keys.getUTF8String(i));
            if (!key.isAsked()) {
                continue;
            }
            if (values.isNullAt(i)) {
                by.partitionValue(key, null, 0, 0);
            } else {
                UTF8String value = values.getUTF8String(i);
                int start = start(value);
                by.partitionValue(key, bytes(value), start, start + value.numBytes());
            }
        }
    }

    private static PartitionKey key(FileFilter by, UTF8String key) {
        int start = start(key);
        return by.partitionKeys().find(bytes(key), start, start + key.numBytes());
    }

    private static byte[] bytes(UTF8String text) {
        if (text.numBytes() == 0) {
            return NOTHING;
        }
        return text.getBaseObject() instanceof byte[] array ? array : text.getBytes();
    }

    private static int start(UTF8String text) {
        return text.numBytes() > 0 && text.getBaseObject() instanceof byte[]
                ? (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET)
                : 0;
    }
}
