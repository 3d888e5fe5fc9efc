package io.deltareplay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
