package io.deltareplay.oracle.predicates;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;

/// Values as SQL writes them, to compare a column with: mostly near those that it has, now and then those at which
/// comparisons go wrong, in every form that SQL converts by itself.
final class RandomLiterals {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final List<String> ODD_DOUBLES = List.of(
            "'NaN'",
            "'Infinity'",
            "'-Infinity'",
            "0",
            "0.0D",
            "-0.0D",
            "1.7976931348623157E308D",
            "4.9E-324D",
            "0.1",
            "0.1D");
    private static final List<String> ODD_STRINGS = List.of("''", "'a'", "'zzzz'", "'ü'", "'😀'", "' '");
    private static final List<Long> ODD_NUMBERS = List.of(
            0L, -1L, 127L, -128L, 32768L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, 1L << 53, Long.MAX_VALUE);

    private final Random random;
    private final ZoneId zone;

    RandomLiterals(Random random, ZoneId zone) {
        this.random = random;
        this.zone = zone;
    }

    static boolean areThereOf(DataType type) {
        return type instanceof DecimalType
                || isWhole(type)
                || isText(type)
                || List.of(
                                DataTypes.FloatType,
                                DataTypes.DoubleType,
                                DataTypes.DateType,
                                DataTypes.TimestampType,
                                DataTypes.TimestampNTZType,
                                DataTypes.BooleanType,
                                DataTypes.BinaryType)
                        .contains(type);
    }

    static boolean isText(DataType type) {
        return type instanceof StringType;
    }

    static boolean isWhole(DataType type) {
        return List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType)
                .contains(type);
    }

    /// A value for a column.
    String near(TableColumn column) {
        DataType type = column.type();
        if (type.equals(DataTypes.BooleanType)) {
            return oneOf(List.of("true", "false"));
        }
        Object value = column.values().isEmpty() ? null : oneOf(column.values());
        if (isWhole(type)) {
            return whole(value == null || chance(10) ? oneOf(ODD_NUMBERS) : ((Number) value).longValue());
        }
        if (type.equals(DataTypes.FloatType) || type.equals(DataTypes.DoubleType)) {
            return value == null || chance(6) ? oneOf(ODD_DOUBLES) : floating((Number) value);
        }
        if (type instanceof DecimalType decimal) {
            return decimal(value == null ? BigDecimal.ZERO : (BigDecimal) value, decimal);
        }
        if (isText(type)) {
            return value == null || chance(10) ? oneOf(ODD_STRINGS) : quoted(changed((String) value));
        }
        if (type.equals(DataTypes.DateType)) {
            return date(value == null ? LocalDate.EPOCH : (LocalDate) value);
        }
        if (type.equals(DataTypes.TimestampType)) {
            return timestamp(value == null ? Instant.EPOCH : (Instant) value);
        }
        if (type.equals(DataTypes.TimestampNTZType)) {
            return localTimestamp(value == null ? LocalDateTime.of(2024, 1, 1, 0, 0) : (LocalDateTime) value);
        }
        if (type.equals(DataTypes.BinaryType)) {
            return "X'" + HexFormat.of().formatHex(value == null ? new byte[] {1} : changed((byte[]) value)) + "'";
        }
        throw new IllegalArgumentException("no values of " + type);
    }

    private String whole(long value) {
        BigInteger near = BigInteger.valueOf(value).add(BigInteger.valueOf(random.nextInt(3) - 1));
        return switch (random.nextInt(8)) {
            case 0 -> near + ".5";
            case 1 -> near + ".0";
            case 2 -> near + "E0";
            case 3 -> near.bitLength() < 64 ? near + "L" : near.toString();
            case 4 -> near.bitLength() < 64 ? "'" + near + "'" : near.toString();
            default -> near.toString();
        };
    }

    private String floating(Number value) {
        double exact = value.doubleValue();
        double near = switch (random.nextInt(4)) {
            case 0 -> Math.nextUp(exact);
            case 1 -> Math.nextDown(exact);
            default -> exact;
        };
        if (!Double.isFinite(near) || !Double.isFinite(exact)) {
            return "'" + near + "'";
        }
        return switch (random.nextInt(5)) {
            case 0 -> value instanceof Float ? value + "F" : near + "D";
            case 1 -> "'" + value + "'";
            case 2 ->
                Math.abs(near) > 1e6 || Math.abs(near) < 1e-6
                        ? near + "D"
                        : new BigDecimal(value.toString()).toPlainString();
            case 3 -> Math.abs(near) > 1e9 ? near + "D" : Long.toString(Math.round(near));
            default -> near + "D";
        };
    }

    private String decimal(BigDecimal value, DecimalType type) {
        BigDecimal near = value.add(BigDecimal.valueOf(random.nextInt(3) - 1L, type.scale()));
        if (near.precision() > DecimalType.MAX_PRECISION()) {
            near = value;
        }
        return switch (random.nextInt(5)) {
            case 0 -> near.toBigInteger().toString();
            case 1 -> near.precision() < 30 ? near.stripTrailingZeros().toPlainString() : near.toPlainString();
            case 2 ->
                near.precision() < 30 ? near.add(new BigDecimal("0.00001")).toPlainString() : near.toPlainString();
            default -> near.toPlainString();
        };
    }

    private String changed(String value) {
        int[] points = value.codePoints().toArray();
        return switch (random.nextInt(6)) {
            case 0 -> new String(points, 0, Math.min(points.length, 32));
            case 1 -> new String(points, 0, random.nextInt(points.length + 1));
            case 2 -> value + "a";
            case 3 -> points.length == 0 ? "a" : withLastChanged(points);
            default -> value;
        };
    }

    private String withLastChanged(int[] points) {
        int last = points[points.length - 1] + (random.nextBoolean() ? 1 : -1);
        boolean fine = last >= 32 && Character.isValidCodePoint(last) && (last < 0xD800 || last > 0xDFFF);
        points[points.length - 1] = fine ? last : 'm';
        return new String(points, 0, points.length);
    }

    private byte[] changed(byte[] value) {
        byte[] changed = value.clone();
        if (changed.length > 0 && random.nextBoolean()) {
            changed[changed.length - 1] = (byte) (changed[changed.length - 1] + (random.nextBoolean() ? 1 : -1));
        }
        return changed;
    }

    private String date(LocalDate value) {
        LocalDate near = value.plusDays(random.nextInt(3) - 1);
        if (near.getYear() < 1 || near.getYear() > 9999) {
            near = value;
        }
        return switch (random.nextInt(6)) {
            case 0 -> "'" + near + "'";
            case 1 -> "TIMESTAMP'" + near + " 00:00:00'";
            case 2 -> "TIMESTAMP'" + near + " 12:30:00'";
            case 3 -> "TIMESTAMP_NTZ'" + near + " 00:00:00.000001'";
            default -> "DATE'" + near + "'";
        };
    }

    private String timestamp(Instant value) {
        Instant near = value.plus(distance(), ChronoUnit.MICROS);
        int year = near.atOffset(ZoneOffset.UTC).getYear();
        if (year < 2 || year > 9998) {
            near = Instant.parse("2024-03-10T07:00:00Z");
        }
        LocalDateTime local = LocalDateTime.ofInstant(near, zone);
        return switch (random.nextInt(7)) {
            case 0 -> "'" + MICROSECONDS.format(local) + "'";
            case 1 -> "DATE'" + local.toLocalDate() + "'";
            case 2 -> "TIMESTAMP'" + MICROSECONDS.format(near.atOffset(ZoneOffset.UTC)) + "Z'";
            case 3 -> "TIMESTAMP'" + MICROSECONDS.format(near.atOffset(ZoneOffset.ofHours(5))) + "+05:00'";
            case 4 -> "TIMESTAMP_NTZ'" + MICROSECONDS.format(local) + "'";
            default -> "TIMESTAMP'" + MICROSECONDS.format(local) + "'";
        };
    }

    private String localTimestamp(LocalDateTime value) {
        LocalDateTime near = value.plus(distance(), ChronoUnit.MICROS);
        return switch (random.nextInt(6)) {
            case 0 -> "'" + MICROSECONDS.format(near) + "'";
            case 1 -> "DATE'" + near.toLocalDate() + "'";
            case 2 -> "TIMESTAMP'" + MICROSECONDS.format(near) + "'";
            default -> "TIMESTAMP_NTZ'" + MICROSECONDS.format(near) + "'";
        };
    }

    /// Statistics have milliseconds, values microseconds.
    private long distance() {
        return oneOf(List.of(0L, 0L, 1L, -1L, 1000L, -1000L, 999L, -999L, 3_600_000_000L));
    }

    /// A pattern that values of a text column may match.
    String pattern(TableColumn column) {
        String value = column.values().isEmpty() ? "a" : (String) oneOf(column.values());
        int[] points = value.codePoints().toArray();
        String prefix = new String(points, 0, random.nextInt(Math.min(points.length, 40) + 1))
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return quoted(
                switch (random.nextInt(8)) {
                    case 0 -> prefix;
                    case 1 -> prefix + "_%";
                    case 2 -> "%" + prefix + "%";
                    case 3 -> prefix + "%" + (points.length > 0 ? Character.toString(points[points.length - 1]) : "");
                    default -> prefix + "%";
                });
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
