package io.deltareplay.launcher.checkpoint;

import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.PartitionKey;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// Partition values in a vector of maps.
final class PartitionMaps implements PartitionSource {
    private final FileFilter filter;
    private final MapVector maps;

    /// @param maps holds one batch after the other
    PartitionMaps(FileFilter filter, MapVector maps) {
        this.filter = filter;
        this.maps = maps;
    }

    @Override
    public void put(int row) {
        filter.beginPartitionValues();
        StructVector entries = (StructVector) maps.getDataVector();
        VarCharVector keys = (VarCharVector) entries.getVectorById(0);
        VarCharVector values = (VarCharVector) entries.getVectorById(1);
        for (int entry = maps.getElementStartIndex(row), end = maps.getElementEndIndex(row); entry < end; entry++) {
            byte[] name = keys.get(entry);
            PartitionKey key = filter.partitionKeys().find(name, 0, name.length);
            if (key.isAsked()) {
                byte[] value = values.isNull(entry) ? null : values.get(entry);
                filter.partitionValue(key, value, 0, value == null ? 0 : value.length);
            }
        }
    }
}
