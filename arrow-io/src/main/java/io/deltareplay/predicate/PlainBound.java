package io.deltareplay.predicate;

import io.deltareplay.predicate.PlainLeaf.Meaning;
import io.deltareplay.predicate.PlainLeaf.Physical;
import org.jspecify.annotations.Nullable;

/**
 * Takes a column's bound from a Parquet value in its plain encoding, in a column of struct statistics or in a footer's statistics of
 * such a column.
 */
@FunctionalInterface
public interface PlainBound {
    /**
     * Sets the bound; the value is the bytes from {@code start} to before {@code end}, which stay as they are while the bound is used.
     *
     * @throws IndexOutOfBoundsException when there are too few of them
     */
    void set(byte[] bytes, int start, int end, ColumnBounds column, boolean isLower);

    /** What values of a leaf say of a column that is compared as a type; null when nothing that is understood. */
    static @Nullable PlainBound of(PlainLeaf leaf, ValueType type) {
        return switch (type) {
            case STRING -> leaf.physical() == Physical.BYTE_ARRAY ? StatsBounds::text : null;
            case INTEGER -> whole(Plain.whole(leaf));
            case DATE -> leaf.meaning() instanceof Meaning.Date ? whole(Plain.whole(leaf)) : null;
            case TIMESTAMP -> time(Plain.micros(leaf, true));
            case TIMESTAMP_NTZ -> time(Plain.micros(leaf, false));
            case FLOAT, DOUBLE -> number(Plain.number(leaf));
            case WIDENED_FLOAT -> leaf.physical() == Physical.DOUBLE ? widened() : number(Plain.number(leaf));
            case DECIMAL -> decimal(Plain.decimal(leaf));
            case BOOLEAN, BINARY, OPAQUE -> null;
        };
    }

    /** A 64-bit number. */
    static long int64(byte[] bytes, int start) {
        return Plain.int64(bytes, start);
    }

    private static @Nullable PlainBound whole(Plain.@Nullable LongValue value) {
        return value == null
                ? null
                : (bytes, start, end, column, isLower) -> StatsBounds.whole(value.of(bytes, start), column, isLower);
    }

    private static @Nullable PlainBound time(Plain.@Nullable LongValue micros) {
        return micros == null
                ? null
                : (bytes, start, end, column, isLower) -> StatsBounds.time(micros.of(bytes, start), column, isLower);
    }

    private static @Nullable PlainBound number(Plain.@Nullable DoubleValue value) {
        return value == null
                ? null
                : (bytes, start, end, column, isLower) ->
                        StatsBounds.number(value.of(bytes, start, end), column, isLower);
    }

    private static PlainBound widened() {
        return (bytes, start, end, column, isLower) ->
                StatsBounds.widened(Double.longBitsToDouble(Plain.int64(bytes, start)), column, isLower);
    }

    private static @Nullable PlainBound decimal(Plain.@Nullable DecimalValue value) {
        return value == null
                ? null
                : (bytes, start, end, column, isLower) ->
                        StatsBounds.decimal(value.of(bytes, start, end), column, isLower);
    }
}
