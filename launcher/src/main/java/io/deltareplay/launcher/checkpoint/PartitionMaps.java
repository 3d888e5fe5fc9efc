package io.deltareplay.launcher.checkpoint;

import io.deltareplay.predicate.FileFilter;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.complex.MapVector;

/// Partition values in a vector of maps.
final class PartitionMaps implements PartitionSource {
    private final FileFilter filter;
    private final int[] columns;
    private final byte[][] names;
    private final MapEntries entries = new MapEntries();

    PartitionMaps(FileFilter filter) {
        this.filter = filter;
        this.columns = filter.partitionColumns();
        this.names = names(filter);
    }

    /// The physical names of the filter's partition columns in UTF-8.
    static byte[][] names(FileFilter filter) {
        int[] columns = filter.partitionColumns();
        byte[][] names = new byte[columns.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = filter.columns().get(columns[i]).path().getFirst().getBytes(StandardCharsets.UTF_8);
        }
        return names;
    }

    /// Takes up a batch.
    void load(MapVector maps) {
        entries.load(maps);
    }

    @Override
    public void put(int row) {
        for (int i = 0; i < columns.length; i++) {
            int entry = entries.find(row, names[i]);
            if (entry < 0) {
                filter.partitionValue(columns[i], null, 0, 0);
            } else {
                filter.partitionValue(
                        columns[i], entries.valueBytes(), entries.valueStart(entry), entries.valueEnd(entry));
            }
        }
    }
}
