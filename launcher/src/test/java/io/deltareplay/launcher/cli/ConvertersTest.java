package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.filelist.FileColumn;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-11-25T00:00:00Z",
        "2026-11-25T16:30, 2026-11-25T16:30:00Z",
        "2026-11-25 16:30:15, 2026-11-25T16:30:15Z",
        "2026-11-25 16:30:15.250, 2026-11-25T16:30:15.250Z",
        "2026-11-25T16:30:15Z, 2026-11-25T16:30:15Z",
        "2026-11-25t16:30:15z, 2026-11-25T16:30:15Z",
        "2026-11-25T16:30:15+01:00, 2026-11-25T15:30:15Z",
        "2026-11-25 16:30:15 +01:00, 2026-11-25T15:30:15Z",
        "2026-11-25T16:30:15-08:00[America/Los_Angeles], 2026-11-26T00:30:15Z",
        "1764087000042, 2025-11-25T16:10:00.042Z"
    })
    void timestampInAnyUsualForm(String text, String instant) {
        assertEquals(instant, new TimestampConverter().convert(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-13-01", "2026-11-25T25:00", "25.11.2026", "2026", "99999999999999999999"})
    void whatIsNoTimestampIsSaidSo(String text) {
        TypeConversionException told =
                assertThrows(TypeConversionException.class, () -> new TimestampConverter().convert(text));
        assertTrue(told.getMessage().contains("'%s' is no time".formatted(text)), told.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "512m, 536870912",
        "2G, 2147483648",
        "64KiB, 65536",
        "1 mb, 1048576",
        "3b, 3",
        "1t, 1099511627776"
    })
    void sizeWithUnit(String text, long bytes) {
        assertEquals(bytes, new ByteSizeConverter().convert(text));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "90s, PT1M30S", "2m, PT2M", "2 min, PT2M", "1H, PT1H"})
    void lengthOfTimeWithUnit(String text, Duration duration) {
        assertEquals(duration, new DurationConverter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-1s", "5", "1.5m", "m", "PT2M", "99999999999h"})
    void whatIsNoLengthOfTimeIsSaidSo(String text) {
        assertThrows(TypeConversionException.class, () -> new DurationConverter().convert(text));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "40000-40010, 40000, 40010", "65535, 65535, 65535"})
    void portsAreOneOrARange(String text, int first, int last) {
        assertEquals(new PortRange(first, last), new PortRange.Converter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "2-1", "0-5", "1-", "any"})
    void whatIsNoPortIsSaidSo(String text) {
        assertThrows(TypeConversionException.class, () -> new PortRange.Converter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0m", "-1", "1.5g", "m", "12q", "99999999999g"})
    void whatIsNoSizeIsSaidSo(String text) {
        assertThrows(TypeConversionException.class, () -> new ByteSizeConverter().convert(text));
    }

    @Test
    void columnByNameOrTheNearestOneSuggested() {
        assertEquals(FileColumn.PARTITION_VALUES, new ColumnConverter().convert(" partitionValues"));
        assertEquals(
                "there is no column 'partitionvalue'; did you mean partitionValues?",
                assertThrows(TypeConversionException.class, () -> new ColumnConverter().convert("partitionvalue"))
                        .getMessage());
        assertTrue(assertThrows(TypeConversionException.class, () -> new ColumnConverter().convert("xyzzy"))
                .getMessage()
                .contains("there are path, partitionValues, size"));
    }
}
