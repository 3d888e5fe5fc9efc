package io.deltareplay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StatsTextTest {
    private static String text(Consumer<JsonBytes> writer) {
        JsonBytes out = new JsonBytes();
        writer.accept(out);
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }

    @Test
    void floatingPointNumbersLookTheSameOnEveryJava() {
        // Java 17 itself writes 5.6843418860808015E-14.
        assertEquals("5.684341886080802E-14", text(out -> StatsText.writeDouble(0x1p-44, out)));
        assertEquals("0.002", text(out -> StatsText.writeDouble(2e-3, out)));
        assertEquals("1.0E23", text(out -> StatsText.writeDouble(1e23, out)));
        assertEquals("-0.0", text(out -> StatsText.writeDouble(-0.0, out)));
        assertEquals("4.9E-324", text(out -> StatsText.writeDouble(Double.MIN_VALUE, out)));
        assertEquals("1.0E10", text(out -> StatsText.writeFloat(1.0e10f, out)));
        assertEquals("8.41E21", text(out -> StatsText.writeFloat(8.41e21f, out)));
    }

    @Test
    void whatJsonHasNoNumberForIsAString() {
        assertEquals("\"NaN\"", text(out -> StatsText.writeDouble(Double.NaN, out)));
        assertEquals("\"-Infinity\"", text(out -> StatsText.writeFloat(Float.NEGATIVE_INFINITY, out)));
    }

    @Test
    void timesHaveMicrosecondsOnlyWhereMillisecondsLoseSome() {
        assertEquals("\"1970-01-01T00:00:01.000Z\"", text(out -> StatsText.writeTime(1_000_000, true, out)));
        assertEquals("\"1969-12-31T23:59:59.999999\"", text(out -> StatsText.writeTime(-1, false, out)));
    }

    @Test
    void timesAreThoseOfTheIsoFormat() {
        DateTimeFormatter millis = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
        DateTimeFormatter micros = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            // From the year -290308, through those around 0 and 9999, to what is near the epoch.
            long time = random.nextLong() >> random.nextInt(40);
            time -= random.nextBoolean() ? time % 1000 : 0;
            LocalDateTime date = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(time, 1_000_000L), (int) Math.floorMod(time, 1_000_000L) * 1000, ZoneOffset.UTC);
            long written = time;
            assertEquals(
                    '"' + (time % 1000 == 0 ? millis : micros).format(date) + '"',
                    text(out -> StatsText.writeTime(written, true, out)));
        }
    }

    @Test
    void wholeNumbersReachFromTheSmallestLongToTheLargest() {
        assertEquals("-9223372036854775808", text(out -> StatsText.writeLong(Long.MIN_VALUE, out)));
        assertEquals("9223372036854775807", text(out -> StatsText.writeLong(Long.MAX_VALUE, out)));
        assertEquals("0", text(out -> StatsText.writeLong(0, out)));
    }

    @Test
    void decimalsHaveNoExponent() {
        assertEquals("-0.000000001", text(out -> StatsText.writeDecimal(-1, 9, out)));
        assertEquals("256.00", text(out -> StatsText.writeDecimal(new byte[] {100, 0}, 2, out)));
    }

    private static String bytes(StatsType type, int... bytes) {
        byte[] value = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            value[i] = (byte) bytes[i];
        }
        return text(out -> type.writeBytes(value, 0, value.length, out));
    }

    @Test
    void bytesThatAreNotTextAreBase64() {
        assertEquals("\"/wCA\"", bytes(StatsType.STORED, 0xFF, 0, 0x80));
        assertEquals("\"\"", bytes(StatsType.STORED));
        assertEquals("\"/wCA\"", bytes(StatsType.bytes(true), 0xFF, 0, 0x80));
        assertEquals("\"a\"", bytes(StatsType.bytes(false), 'a'));
    }

    @Test
    void malformedTextIsReplacedAsJavaReplacesIt() {
        assertEquals("\"a\uFFFD\"", bytes(StatsType.TEXT, 'a', 0xFF));
        assertEquals("\"\uFFFD\uFFFD\"", bytes(StatsType.TEXT, 0xC0, 0x80));
        assertEquals("\"\uFFFD\"", bytes(StatsType.TEXT, 0xED, 0xA0, 0x80));
        assertEquals("\"\uFFFD\\\"\"", bytes(StatsType.TEXT, 0xE4, 0xB8, '"'));
    }

    @Test
    void unsignedNumbersAreNeverNegative() {
        assertEquals("4294967295", text(out -> StatsType.UNSIGNED.writeInt32(-1, out)));
        assertEquals("18446744073709551615", text(out -> StatsType.UNSIGNED.writeInt64(-1, out)));
        assertEquals("7", text(out -> StatsType.UNSIGNED.writeInt64(7, out)));
    }

    @Test
    void whatIsBeyondItsTypeIsDamage() {
        StatsType millis = new StatsType.Timestamp(1000, true);
        assertThrows(DamagedStatsException.class, () -> text(out -> millis.writeInt64(Long.MAX_VALUE, out)));
        assertThrows(DamagedStatsException.class, () -> bytes(new StatsType.Decimal(2)));
        byte[] lastJulianDay = {0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1};
        assertThrows(DamagedStatsException.class, () -> text(out -> StatsText.writeInt96(lastJulianDay, out)));
    }

    @Test
    void timesOfEveryUnitAreRoundedDownToMicroseconds() {
        assertEquals(
                "\"1970-01-01T00:00:01.500\"", text(out -> new StatsType.Timestamp(1000, false).writeInt64(1500, out)));
        assertEquals(
                "\"1969-12-31T23:59:59.999999Z\"",
                text(out -> new StatsType.Timestamp(1_000_000_000, true).writeInt64(-1, out)));
    }
}
