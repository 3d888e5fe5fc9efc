package io.deltareplay.job.output;

import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;

/** Maps of strings to strings. */
final class MapWriter implements CellWriter {
    private final MapVector maps;
    private final StructVector entries;
    private final TextWriter keys;
    private final TextWriter values;
    private int end;

    MapWriter(MapVector maps) {
        this.maps = maps;
        this.entries = (StructVector) maps.getDataVector();
        this.keys = new TextWriter((VarCharVector) entries.getVectorById(0));
        this.values = new TextWriter((VarCharVector) entries.getVectorById(1));
    }

    @Override
    public void write(int row, SpecializedGetters source, int ordinal) {
        MapData map = source.getMap(ordinal);
        ArrayData mapKeys = map.keyArray();
        ArrayData mapValues = map.valueArray();
        int count = map.numElements();
        maps.startNewValue(row);
        for (int i = 0; i < count; i++) {
            entries.setIndexDefined(end);
            keys.write(end, mapKeys.getUTF8String(i));
            if (mapValues.isNullAt(i)) {
                values.writeNull(end);
            } else {
                values.write(end, mapValues.getUTF8String(i));
            }
            end++;
        }
        maps.endValue(row, count);
    }

    @Override
    public void writeNull(int row) {
        maps.setNull(row);
    }

    @Override
    public void finish(int rows) {
        keys.finish(end);
        values.finish(end);
        maps.setValueCount(rows);
    }

    @Override
    public void clear() {
        end = 0;
        keys.clear();
        values.clear();
    }

    @Override
    public long textBytes() {
        return keys.textBytes() + values.textBytes();
    }
}
