package io.deltareplay.predicate;

/** As what a column's values are compared. */
public enum ValueType {
    /** False before true. */
    BOOLEAN(Domain.LONG),
    /** Whole numbers of 8 to 64 bits. */
    INTEGER(Domain.LONG),
    /** 32-bit floats, compared as the 64-bit ones that they widen to. */
    FLOAT(Domain.DOUBLE),
    DOUBLE(Domain.DOUBLE),
    /** Doubles of a column that was widened: older files' bounds are those of floats, in the shortest form that tells floats apart. */
    WIDENED_FLOAT(Domain.DOUBLE),
    DECIMAL(Domain.DECIMAL),
    /** By their UTF-8 bytes. */
    STRING(Domain.BYTES),
    BINARY(Domain.BYTES),
    /** Days since the epoch. */
    DATE(Domain.LONG),
    /** Microseconds since the epoch. */
    TIMESTAMP(Domain.LONG),
    /** Microseconds since the epoch of a clock without a time zone. */
    TIMESTAMP_NTZ(Domain.LONG),
    /** Values that cannot be compared; it may only be asked whether they are null. */
    OPAQUE(Domain.NONE);

    /** What values are held in while they are compared. */
    public enum Domain {
        LONG,
        /** NaN equals itself and is greater than everything else, and -0.0 equals 0.0: Spark's order. */
        DOUBLE,
        DECIMAL,
        /** Unsigned bytes, the shorter of two before the longer that it starts. */
        BYTES,
        NONE
    }

    private final Domain domain;

    ValueType(Domain domain) {
        this.domain = domain;
    }

    public Domain domain() {
        return domain;
    }
}
