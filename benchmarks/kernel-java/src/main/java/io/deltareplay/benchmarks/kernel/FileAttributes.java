package io.deltareplay.benchmarks.kernel;

import io.delta.kernel.data.MapValue;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// The vectors of a file's partition values, size, modification time and `dataChange`.
record FileAttributes(
        MapVector partitionValues,
        StructVector entries,
        VarCharVector keys,
        VarCharVector values,
        BigIntVector size,
        BigIntVector modificationTime,
        BitVector dataChange) {

    static FileAttributes of(VectorSchemaRoot root) {
        MapVector partitionValues = (MapVector) root.getVector("partitionValues");
        StructVector entries = (StructVector) partitionValues.getDataVector();
        return new FileAttributes(
                partitionValues,
                entries,
                (VarCharVector) entries.getChild(MapVector.KEY_NAME),
                (VarCharVector) entries.getChild(MapVector.VALUE_NAME),
                (BigIntVector) root.getVector("size"),
                (BigIntVector) root.getVector("modificationTime"),
                (BitVector) root.getVector("dataChange"));
    }

    void set(int index, AddColumns files, int row) {
        setPartitionValues(index, files.partitionValues().getMap(row));
        size.setSafe(index, files.size().getLong(row));
        modificationTime.setSafe(index, files.modificationTime().getLong(row));
        dataChange.setSafe(index, files.dataChange().getBoolean(row) ? 1 : 0);
    }

    private void setPartitionValues(int index, MapValue map) {
        int first = partitionValues.startNewValue(index);
        int length = map.getSize();
        for (int i = 0; i < length; i++) {
            while (entries.getValueCapacity() <= first + i) {
                entries.reAlloc();
            }
            entries.setIndexDefined(first + i);
            Strings.copy(map.getKeys(), i, keys, first + i);
            Strings.copy(map.getValues(), i, values, first + i);
        }
        partitionValues.endValue(index, length);
    }
}
