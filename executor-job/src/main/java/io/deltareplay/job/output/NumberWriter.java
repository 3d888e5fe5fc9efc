package io.deltareplay.job.output;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Numbers and truth values. What is not written is null: a cleared vector has no valid row. */
final class NumberWriter implements CellWriter {
    /** Sets one value. */
    private interface Setter {
        void set(int row, SpecializedGetters source, int ordinal);
    }

    private final FieldVector vector;
    private final Setter setter;

    private NumberWriter(FieldVector vector, Setter setter) {
        this.vector = vector;
        this.setter = setter;
    }

    static NumberWriter of(FieldVector vector) {
        if (vector instanceof BigIntVector longs) {
            return new NumberWriter(longs, (row, source, i) -> longs.setSafe(row, source.getLong(i)));
        }
        if (vector instanceof IntVector ints) {
            return new NumberWriter(ints, (row, source, i) -> ints.setSafe(row, source.getInt(i)));
        }
        if (vector instanceof BitVector bits) {
            return new NumberWriter(bits, (row, source, i) -> bits.setSafe(row, source.getBoolean(i) ? 1 : 0));
        }
        throw new IllegalArgumentException("no numbers: " + vector.getField());
    }

    @Override
    public void write(int row, SpecializedGetters source, int ordinal) {
        setter.set(row, source, ordinal);
    }

    @Override
    public void writeNull(int row) {}

    @Override
    public void finish(int rows) {
        vector.setValueCount(rows);
    }

    @Override
    public void clear() {}
}
