package io.deltareplay.predicate;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What is known of a column's values in a file, or in several files together: bounds that no value lies outside of, and whether
 * there may be nulls, or anything else. Bounds need not be values themselves: a long string's are cut short.
 *
 * <p>Overwritten from file to file. Not thread-safe. Values are set and read in the domain of the column's type only.
 */
public final class ColumnBounds {
    private static final byte[] NO_BYTES = new byte[0];

    private final ValueType type;
    private boolean mayHaveNulls;
    private boolean mayHaveValues;
    private boolean hasLower;
    private boolean hasUpper;
    private long lowerLong;
    private long upperLong;
    private double lowerDouble;
    private double upperDouble;
    private BigDecimal lowerDecimal = BigDecimal.ZERO;
    private BigDecimal upperDecimal = BigDecimal.ZERO;
    private byte[] lowerBytes = NO_BYTES;
    private int lowerStart;
    private int lowerEnd;
    private byte[] upperBytes = NO_BYTES;
    private int upperStart;
    private int upperEnd;

    ColumnBounds(ValueType type) {
        this.type = type;
        unknown();
    }

    public ValueType type() {
        return type;
    }

    /** Nothing is known. */
    public void unknown() {
        mayHaveNulls = true;
        mayHaveValues = true;
        hasLower = false;
        hasUpper = false;
    }

    /** Every value is null. */
    public void onlyNulls() {
        unknown();
        mayHaveValues = false;
    }

    /** Whether there may be nulls, and values that are not. */
    public void contents(boolean nulls, boolean values) {
        mayHaveNulls = nulls;
        mayHaveValues = values;
    }

    /**
     * What a file's counts say.
     *
     * @param nullCount how many values are null; negative when unknown
     * @param numRecords how many rows there are; negative when unknown
     */
    public void counts(long nullCount, long numRecords) {
        mayHaveNulls = nullCount != 0;
        mayHaveValues = nullCount < 0 || numRecords < 0 || nullCount < numRecords;
    }

    public void lower(long value) {
        lowerLong = value;
        hasLower = true;
    }

    public void upper(long value) {
        upperLong = value;
        hasUpper = true;
    }

    public void lower(double value) {
        lowerDouble = value;
        hasLower = true;
    }

    public void upper(double value) {
        upperDouble = value;
        hasUpper = true;
    }

    public void lower(BigDecimal value) {
        lowerDecimal = value;
        hasLower = true;
    }

    public void upper(BigDecimal value) {
        upperDecimal = value;
        hasUpper = true;
    }

    /** The array is not copied. */
    public void lower(byte[] bytes, int start, int end) {
        lowerBytes = bytes;
        lowerStart = start;
        lowerEnd = end;
        hasLower = true;
    }

    /** The array is not copied. */
    public void upper(byte[] bytes, int start, int end) {
        upperBytes = bytes;
        upperStart = start;
        upperEnd = end;
        hasUpper = true;
    }

    /**
     * Takes back a bound that statistics say of several doubles: NaN is greater than every value, and in no statistics of some
     * writers.
     */
    void distrustNaN(boolean isLower) {
        if (isLower) {
            hasLower = hasLower && !Double.isNaN(lowerDouble);
        } else {
            hasUpper = false;
        }
    }

    /** There is one value, the lower bound. */
    void onlyLower() {
        upperLong = lowerLong;
        upperDouble = lowerDouble;
        upperDecimal = lowerDecimal;
        upperBytes = lowerBytes;
        upperStart = lowerStart;
        upperEnd = lowerEnd;
        hasUpper = hasLower;
    }

    boolean mayHaveNulls() {
        return mayHaveNulls;
    }

    boolean mayHaveValues() {
        return mayHaveValues;
    }

    /** Whether both bounds are known. */
    boolean isBounded() {
        return hasLower && hasUpper;
    }

    /** Whether every value that is not null is known to be one and the same, which both bounds are. */
    boolean isConstant() {
        return hasLower && hasUpper && compareBounds() == 0;
    }

    /** Whether a value may be less than the literal. */
    boolean mayBeLess(Literal literal) {
        return mayHaveValues && (!hasLower || compareLower(literal) < 0);
    }

    boolean mayBeLessOrEqual(Literal literal) {
        return mayHaveValues && (!hasLower || compareLower(literal) <= 0);
    }

    boolean mayBeGreater(Literal literal) {
        return mayHaveValues && (!hasUpper || compareUpper(literal) > 0);
    }

    boolean mayBeGreaterOrEqual(Literal literal) {
        return mayHaveValues && (!hasUpper || compareUpper(literal) >= 0);
    }

    boolean mayEqual(Literal literal) {
        return mayBeLessOrEqual(literal) && mayBeGreaterOrEqual(literal);
    }

    boolean mayDiffer(Literal literal) {
        return mayHaveValues && !(isConstant() && compareLower(literal) == 0);
    }

    /** Whether a value here may be less than one there. */
    boolean mayBeLess(ColumnBounds other) {
        return haveValues(other) && (!hasLower || !other.hasUpper || compareLowerToUpperOf(other) < 0);
    }

    boolean mayBeLessOrEqual(ColumnBounds other) {
        return haveValues(other) && (!hasLower || !other.hasUpper || compareLowerToUpperOf(other) <= 0);
    }

    boolean mayEqual(ColumnBounds other) {
        return mayBeLessOrEqual(other) && other.mayBeLessOrEqual(this);
    }

    boolean mayDiffer(ColumnBounds other) {
        return haveValues(other) && !(isConstant() && other.isConstant() && compareLowerToUpperOf(other) == 0);
    }

    private boolean haveValues(ColumnBounds other) {
        return mayHaveValues && other.mayHaveValues;
    }

    /** Whether a value may start with the bytes. */
    boolean mayStartWith(byte[] prefix) {
        return mayHaveValues
                && (!hasLower || compareStart(lowerBytes, lowerStart, lowerEnd, prefix) <= 0)
                && (!hasUpper || compareStart(upperBytes, upperStart, upperEnd, prefix) >= 0);
    }

    private static int compareStart(byte[] bytes, int start, int end, byte[] prefix) {
        return Arrays.compareUnsigned(bytes, start, Math.min(end, start + prefix.length), prefix, 0, prefix.length);
    }

    /** The bound that is the one value of a constant column. */
    byte[] constantBytes() {
        return Arrays.copyOfRange(lowerBytes, lowerStart, lowerEnd);
    }

    private int compareBounds() {
        return compareLowerToUpperOf(this);
    }

    private int compareLower(Literal literal) {
        return switch (type.domain()) {
            case LONG -> Long.compare(lowerLong, ((Literal.OfLong) literal).value());
            case DOUBLE -> compare(lowerDouble, ((Literal.OfDouble) literal).value());
            case DECIMAL -> lowerDecimal.compareTo(((Literal.OfDecimal) literal).value());
            case BYTES -> compare(lowerBytes, lowerStart, lowerEnd, ((Literal.OfBytes) literal).value());
            case NONE -> throw incomparable();
        };
    }

    private int compareUpper(Literal literal) {
        return switch (type.domain()) {
            case LONG -> Long.compare(upperLong, ((Literal.OfLong) literal).value());
            case DOUBLE -> compare(upperDouble, ((Literal.OfDouble) literal).value());
            case DECIMAL -> upperDecimal.compareTo(((Literal.OfDecimal) literal).value());
            case BYTES -> compare(upperBytes, upperStart, upperEnd, ((Literal.OfBytes) literal).value());
            case NONE -> throw incomparable();
        };
    }

    private int compareLowerToUpperOf(ColumnBounds other) {
        return switch (type.domain()) {
            case LONG -> Long.compare(lowerLong, other.upperLong);
            case DOUBLE -> compare(lowerDouble, other.upperDouble);
            case DECIMAL -> lowerDecimal.compareTo(other.upperDecimal);
            case BYTES ->
                Arrays.compareUnsigned(
                        lowerBytes, lowerStart, lowerEnd, other.upperBytes, other.upperStart, other.upperEnd);
            case NONE -> throw incomparable();
        };
    }

    private static int compare(byte[] bytes, int start, int end, byte[] literal) {
        return Arrays.compareUnsigned(bytes, start, end, literal, 0, literal.length);
    }

    /** Spark's order: -0.0 equals 0.0, NaN equals itself and is the greatest. */
    static int compare(double a, double b) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : Double.compare(a, b);
    }

    private IllegalStateException incomparable() {
        return new IllegalStateException("values of type " + type + " are not compared");
    }
}
