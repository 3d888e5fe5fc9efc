package io.deltareplay.launcher.checkpoint;

import io.deltareplay.predicate.FileFilter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/// Partition values in a vector of maps.
final class PartitionMaps implements PartitionSource {
    private final FileFilter filter;
    private final MapVector maps;
    private final int[] columns;
    private final byte[][] names;

    /// @param maps holds one batch after the other
    PartitionMaps(FileFilter filter, MapVector maps) {
        this.filter = filter;
        this.maps = maps;
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

    @Override
    public void put(int row) {
        for (int i = 0; i < columns.length; i++) {
            byte[] value = value(row, names[i]);
            filter.partitionValue(columns[i], value, 0, value == null ? 0 : value.length);
        }
    }

    private byte @Nullable [] value(int row, byte[] name) {
        StructVector entries = (StructVector) maps.getDataVector();
        VarCharVector keys = (VarCharVector) entries.getVectorById(0);
        VarCharVector values = (VarCharVector) entries.getVectorById(1);
        for (int entry = maps.getElementStartIndex(row), end = maps.getElementEndIndex(row); entry < end; entry++) {
            if (Arrays.equals(keys.get(entry), name)) {
                return values.isNull(entry) ? null : values.get(entry);
            }
        }
        return null;
    }
}
