package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.DateType;
import dev.hardwood.metadata.LogicalType.DecimalType;
import dev.hardwood.metadata.LogicalType.TimeUnit;
import dev.hardwood.metadata.LogicalType.TimestampType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How a value of each Parquet type looks in the JSON of a file's statistics.
final class StatsValue {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private StatsValue() {}

    /// Writes the value that a column reader has for a row; the value is not null.
    @FunctionalInterface
    interface Writer {
        void write(ColumnReader reader, int row, JsonBytes out);
    }

    static Writer writer(PhysicalType type, @Nullable LogicalType logical) {
        return switch (type) {
            case BOOLEAN -> (reader, row, out) -> out.writeAscii(reader.getBooleans()[row] ? "true" : "false");
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case FLOAT ->
                (reader, row, out) -> {
                    float value = reader.getFloats()[row];
                    writeFloating(Float.toString(value), Float.isFinite(value), out);
                };
            case DOUBLE ->
                (reader, row, out) -> {
                    double value = reader.getDoubles()[row];
                    writeFloating(Double.toString(value), Double.isFinite(value), out);
                };
            case INT96 -> (reader, row, out) -> writeInt96(bytes(reader, row), out);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(logical);
        };
    }

    private static Writer int32(@Nullable LogicalType logical) {
        return switch (logical) {
            case DateType d ->
                (reader, row, out) -> out.writeQuotedAscii(
                        LocalDate.ofEpochDay(reader.getInts()[row]).toString());
            case DecimalType d ->
                (reader, row, out) -> out.writeAscii(
                        BigDecimal.valueOf(reader.getInts()[row], d.scale()).toPlainString());
            case null, default -> (reader, row, out) -> out.writeAscii(Integer.toString(reader.getInts()[row]));
        };
    }

    private static Writer int64(@Nullable LogicalType logical) {
        return switch (logical) {
            case TimestampType t ->
                (reader, row, out) -> writeTime(micros(reader.getLongs()[row], t.unit()), t.isAdjustedToUTC(), out);
            case DecimalType d ->
                (reader, row, out) -> out.writeAscii(
                        BigDecimal.valueOf(reader.getLongs()[row], d.scale()).toPlainString());
            case null, default -> (reader, row, out) -> out.writeAscii(Long.toString(reader.getLongs()[row]));
        };
    }

    private static Writer bytes(@Nullable LogicalType logical) {
        if (logical instanceof DecimalType decimal) {
            return (reader, row, out) ->
                    out.writeAscii(new BigDecimal(new BigInteger(bytes(reader, row)), decimal.scale()).toPlainString());
        }
        return (reader, row, out) -> {
            int[] offsets = reader.getBinaryOffsets();
            out.writeString(reader.getBinaryValues(), offsets[row], offsets[row + 1] - offsets[row]);
        };
    }

    private static byte[] bytes(ColumnReader reader, int row) {
        int[] offsets = reader.getBinaryOffsets();
        return Arrays.copyOfRange(reader.getBinaryValues(), offsets[row], offsets[row + 1]);
    }

    /// JSON has no NaN and no infinity: Spark writes them, and reads them back, as strings.
    private static void writeFloating(String text, boolean finite, JsonBytes out) {
        if (finite) {
            out.writeAscii(text);
        } else {
            out.writeQuotedAscii(text);
        }
    }

    private static long micros(long value, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Math.multiplyExact(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.floorDiv(value, 1000L);
        };
    }

    private static void writeInt96(byte[] value, JsonBytes out) {
        ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = buffer.getLong();
        long day = Integer.toUnsignedLong(buffer.getInt()) - JULIAN_DAY_OF_EPOCH;
        writeTime(day * MICROS_PER_DAY + Math.floorDiv(nanosOfDay, 1000L), true, out);
    }

    /// Milliseconds, as the protocol has them; microseconds only where milliseconds would lose some.
    private static void writeTime(long micros, boolean utc, JsonBytes out) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
        String text = (micros % 1000 == 0 ? MILLIS : MICROS).format(time);
        out.writeQuotedAscii(utc ? text + "Z" : text);
    }
}
