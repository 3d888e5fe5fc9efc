package io.deltareplay.predicate;

import java.util.Objects;

/**
 * What a leaf of a Parquet file holds, whoever read its schema.
 *
 * @param physical how values are stored
 * @param meaning what they stand for
 */
public record PlainLeaf(Physical physical, Meaning meaning) {
    public PlainLeaf {
        Objects.requireNonNull(physical, "physical");
        Objects.requireNonNull(meaning, "meaning");
    }

    /** How values are stored. */
    public enum Physical {
        BOOLEAN,
        INT32,
        INT64,
        INT96,
        FLOAT,
        DOUBLE,
        BYTE_ARRAY,
        FIXED_LEN_BYTE_ARRAY
    }

    /** What values stand for. */
    public sealed interface Meaning {
        /** What the physical type says. */
        record Plain() implements Meaning {}

        /** Days since the epoch. */
        record Date() implements Meaning {}

        /** An unscaled number; stored big-endian where it is bytes. */
        record Decimal(int scale) implements Meaning {}

        /**
         * Time since the epoch.
         *
         * @param perSecond units of a second: a thousand, a million or a billion
         * @param isAdjustedToUtc whether it is a point in time, else what a clock shows
         */
        record Timestamp(long perSecond, boolean isAdjustedToUtc) implements Meaning {}

        /** Text, or anything else. */
        record Other() implements Meaning {}
    }
}
