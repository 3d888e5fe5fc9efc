package io.deltareplay.predicate;

import io.deltareplay.predicate.ValueType.Domain;
import java.math.BigDecimal;
import java.util.Arrays;

/** A value that is not null, in the domain that it is compared in. */
public sealed interface Literal {
    Domain domain();

    /** A whole number, a boolean (0 or 1), days or microseconds since the epoch. */
    record OfLong(long value) implements Literal {
        @Override
        public Domain domain() {
            return Domain.LONG;
        }
    }

    record OfDouble(double value) implements Literal {
        @Override
        public Domain domain() {
            return Domain.DOUBLE;
        }
    }

    record OfDecimal(BigDecimal value) implements Literal {
        @Override
        public Domain domain() {
            return Domain.DECIMAL;
        }
    }

    /** The UTF-8 of a string, or binary. The array is not copied and must not be changed. */
    record OfBytes(byte[] value) implements Literal {
        @Override
        public Domain domain() {
            return Domain.BYTES;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfBytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "OfBytes" + Arrays.toString(value);
        }
    }
}
