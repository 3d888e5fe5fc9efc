package io.deltareplay.launcher.where;

import io.deltareplay.predicate.ValueType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// A value that was written in a predicate.
sealed interface SqlValue {
    /// Its own type, before it is compared with anything.
    ValueType type();

    record Null() implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.OPAQUE;
        }
    }

    record Truth(boolean value) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /// Of any length.
    record Whole(BigDecimal value) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.INTEGER;
        }
    }

    record Exact(BigDecimal value) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.DECIMAL;
        }
    }

    record Floating(double value) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.DOUBLE;
        }
    }

    record Text(String value) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }
    }

    record Bytes(byte[] value) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.BINARY;
        }
    }

    /// Days since the epoch.
    record Day(long value) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.DATE;
        }
    }

    /// A point in time, in its own zone or else in the session's.
    record Moment(LocalDateTime local, Optional<ZoneId> zone) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.TIMESTAMP;
        }
    }

    /// A time on a clock without a zone.
    record LocalMoment(LocalDateTime local) implements SqlValue {
        @Override
        public ValueType type() {
            return ValueType.TIMESTAMP_NTZ;
        }
    }
}
