package io.deltareplay.predicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.action.AddFile;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.CompareColumns;
import io.deltareplay.predicate.FilePredicate.In;
import io.deltareplay.predicate.FilePredicate.Like;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilePredicate.Or;
import io.deltareplay.predicate.Literal.OfBytes;
import io.deltareplay.predicate.Literal.OfDecimal;
import io.deltareplay.predicate.Literal.OfDouble;
import io.deltareplay.predicate.Literal.OfLong;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileFilterTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final FilterColumn ID = data(ValueType.INTEGER, "id");
    private static final FilterColumn NAME = data(ValueType.STRING, "name");
    private static final FilterColumn RATIO = data(ValueType.DOUBLE, "ratio");
    private static final FilterColumn REGION = new FilterColumn("region", List.of("region"), true, ValueType.INTEGER);
    private static final FilterColumn LABEL = new FilterColumn("label", List.of("label"), true, ValueType.STRING);

    private static FilterColumn data(ValueType type, String... path) {
        return new FilterColumn(String.join(".", path), List.of(path), false, type);
    }

    private static OfLong whole(long value) {
        return new OfLong(value);
    }

    private static OfBytes text(String value) {
        return new OfBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean keeps(
            FilePredicate predicate, Map<String, @Nullable String> partitions, @Nullable String stats) {
        Where where = new Where("a predicate", predicate, NEW_YORK);
        return new FileFilter(where)
                .keeps(new AddFile("f", partitions, 1, 1, true, stats, null, null, null, null, null));
    }

    private static boolean keeps(FilePredicate predicate, @Nullable String stats) {
        return keeps(predicate, Map.of(), stats);
    }

    private static boolean keepsRegion(FilePredicate predicate, @Nullable String region) {
        Map<String, @Nullable String> partitions = new HashMap<>();
        partitions.put("region", region);
        return keeps(predicate, partitions, null);
    }

    /** The comparisons for which a file with such statistics of `id` may have a row. */
    private static String kept(FilterColumn column, Literal literal, String stats) {
        return Arrays.stream(Comparison.values())
                .filter(comparison -> keeps(new Compare(column, comparison, literal), stats))
                .map(Comparison::name)
                .collect(Collectors.joining(" "));
    }

    private static String stats(String name, Object min, Object max, int nulls) {
        return "{\"numRecords\":10,\"minValues\":{\"%1$s\":%2$s},\"maxValues\":{\"%1$s\":%3$s},\"nullCount\":{\"%1$s\":%4$d}}"
                .formatted(name, min, max, nulls);
    }

    @Test
    void boundsTellWhichValuesThereMayBe() {
        String twoToFive = stats("id", 2, 5, 0);

        assertEquals("NOT_EQUAL GREATER GREATER_OR_EQUAL DISTINCT", kept(ID, whole(1), twoToFive));
        assertEquals(
                "EQUAL NOT_EQUAL LESS_OR_EQUAL GREATER GREATER_OR_EQUAL NOT_DISTINCT DISTINCT",
                kept(ID, whole(2), twoToFive));
        assertEquals(
                "EQUAL NOT_EQUAL LESS LESS_OR_EQUAL GREATER GREATER_OR_EQUAL NOT_DISTINCT DISTINCT",
                kept(ID, whole(3), twoToFive));
        assertEquals(
                "EQUAL NOT_EQUAL LESS LESS_OR_EQUAL GREATER_OR_EQUAL NOT_DISTINCT DISTINCT",
                kept(ID, whole(5), twoToFive));
        assertEquals("NOT_EQUAL LESS LESS_OR_EQUAL DISTINCT", kept(ID, whole(6), twoToFive));
    }

    @Test
    void oneValueEverywhereDiffersFromNothingElse() {
        assertEquals("EQUAL LESS_OR_EQUAL GREATER_OR_EQUAL NOT_DISTINCT", kept(ID, whole(4), stats("id", 4, 4, 0)));
        assertEquals(
                "EQUAL LESS_OR_EQUAL GREATER_OR_EQUAL NOT_DISTINCT DISTINCT", kept(ID, whole(4), stats("id", 4, 4, 1)));
    }

    @Test
    void nullsAreCountedAndMatchNoComparison() {
        String onlyNulls = "{\"numRecords\":10,\"minValues\":{},\"maxValues\":{},\"nullCount\":{\"id\":10}}";

        assertEquals("DISTINCT", kept(ID, whole(4), onlyNulls));
        assertTrue(keeps(new NullCheck(ID, true), onlyNulls));
        assertFalse(keeps(new NullCheck(ID, false), onlyNulls));
        assertFalse(keeps(new NullCheck(ID, true), stats("id", 1, 2, 0)));
        assertTrue(keeps(new NullCheck(ID, true), stats("id", 1, 2, 3)));
        assertTrue(keeps(new NullCheck(ID, false), stats("id", 1, 2, 3)));
    }

    @Test
    void aFileOfWhichTooLittleIsKnownIsKept() {
        Compare never = new Compare(ID, Comparison.EQUAL, whole(99));

        for (String stats : Arrays.asList(
                null,
                "",
                "{",
                "nonsense",
                "{}",
                "{\"numRecords\":3}",
                "{\"numRecords\":3,\"minValues\":{\"other\":1},\"maxValues\":{\"other\":2}}",
                "{\"numRecords\":3,\"minValues\":{\"id\":null},\"maxValues\":{\"id\":{}},\"nullCount\":{\"id\":1}}",
                "{\"numRecords\":3,\"minValues\":7,\"maxValues\":[],\"nullCount\":null}",
                "{\"minValues\":{\"id\":1},\"maxValues\":{\"id\":2")) {
            assertTrue(keeps(never, stats), stats);
        }
        assertFalse(keeps(never, "{\"maxValues\":{\"id\":2}}"), "one bound is enough");
    }

    @Test
    void onlyTheColumnsOwnPathCounts() {
        FilterColumn nested = data(ValueType.INTEGER, "a", "b.c");
        String stats = """
                {"numRecords":3,
                 "minValues":{"b.c":90,"a":{"b":95,"b.c":1,"x":{"b.c":97}},"a.b.c":98},
                 "maxValues":{"a":{"b\\u002ec":2},"b.c":99},"tightBounds":true}""";

        assertEquals("NOT_EQUAL LESS LESS_OR_EQUAL DISTINCT", kept(nested, whole(3), stats));
    }

    @Test
    void stringsAreOrderedByTheirBytesAndMayBeCutShort() {
        String stats = stats("name", "\"aa\"", "\"a\\ud83d\\ude00\"", 0);

        assertFalse(keeps(new Compare(NAME, Comparison.LESS, text("aa")), stats));
        assertTrue(keeps(new Compare(NAME, Comparison.GREATER, text("a\uffff")), stats), "UTF-16 has another order");
        assertFalse(keeps(new Compare(NAME, Comparison.GREATER, text("b")), stats));
        assertTrue(keeps(new Compare(NAME, Comparison.EQUAL, text("aa and more")), stats));
    }

    @Test
    void likeKeepsWhatMayStartAsItDoes() {
        String stats = stats("name", "\"berlin\"", "\"bern\"", 0);

        assertTrue(keeps(like("ber%"), stats));
        assertTrue(keeps(like("b%"), stats));
        assertTrue(keeps(like("berm%"), stats));
        assertTrue(keeps(like("%x"), stats));
        assertTrue(keeps(like("berlin and beyond%"), stats));
        assertFalse(keeps(like("bet%"), stats));
        assertFalse(keeps(like("bera_"), stats));
        assertFalse(keeps(like("c_%"), stats));
        assertTrue(keeps(new Like(NAME, LikePattern.of("ber%", '\\'), true), stats));
        String oneName = stats("name", "\"bern\"", "\"bern\"", 0);
        assertTrue(keeps(like("%er_"), oneName));
        assertFalse(keeps(like("%er"), oneName));
        assertFalse(keeps(new Like(NAME, LikePattern.of("%e%n", '\\'), true), oneName));
    }

    private static Like like(String pattern) {
        return new Like(NAME, LikePattern.of(pattern, '\\'), false);
    }

    @Test
    void patternsMatchAsInSql() {
        assertTrue(LikePattern.of("a%b_c", '\\').matches("axxbxbyc"));
        assertFalse(LikePattern.of("a%b_c", '\\').matches("axxbc"));
        assertTrue(LikePattern.of("_", '\\').matches("\ud83d\ude00"));
        assertTrue(LikePattern.of("100\\%", '\\').matches("100%"));
        assertFalse(LikePattern.of("100\\%", '\\').matches("1000"));
        assertTrue(LikePattern.of("", '\\').matches(""));
        assertFalse(LikePattern.of("", '\\').matches("a"));
        assertEquals("100%", LikePattern.of("100\\%%", '\\').prefix());
    }

    @Test
    void nanIsTheGreatestNumberAndZeroHasNoSign() {
        String withNan = stats("ratio", "-0.0", "\"NaN\"", 0);

        assertTrue(keeps(new Compare(RATIO, Comparison.GREATER, new OfDouble(1e300)), withNan));
        assertTrue(keeps(new Compare(RATIO, Comparison.EQUAL, new OfDouble(Double.NaN)), withNan));
        assertFalse(keeps(new Compare(RATIO, Comparison.GREATER, new OfDouble(Double.NaN)), withNan));
        assertTrue(keeps(new Compare(RATIO, Comparison.LESS_OR_EQUAL, new OfDouble(0.0)), withNan));
        assertFalse(keeps(new Compare(RATIO, Comparison.LESS, new OfDouble(0.0)), withNan));
        String zeros = stats("ratio", "0.0", "-0.0", 0);
        assertFalse(keeps(new Compare(RATIO, Comparison.NOT_EQUAL, new OfDouble(-0.0)), zeros));
        assertFalse(keeps(
                new Compare(RATIO, Comparison.GREATER, new OfDouble(1e308)),
                stats("ratio", "\"-Infinity\"", "1.0E308", 0)));
    }

    @Test
    void floatsAreComparedAsTheDoublesThatTheyAre() {
        String tenth = stats("ratio", "0.1", "0.1", 0);

        FilterColumn aFloat = data(ValueType.FLOAT, "ratio");
        assertTrue(keeps(new Compare(aFloat, Comparison.GREATER, new OfDouble(0.1)), tenth));
        assertFalse(keeps(new Compare(aFloat, Comparison.EQUAL, new OfDouble(0.1)), tenth));
        assertFalse(keeps(new Compare(RATIO, Comparison.GREATER, new OfDouble(0.1)), tenth));
        FilterColumn widened = data(ValueType.WIDENED_FLOAT, "ratio");
        assertTrue(keeps(new Compare(widened, Comparison.EQUAL, new OfDouble(0.1)), tenth));
        assertTrue(keeps(new Compare(widened, Comparison.EQUAL, new OfDouble(0.1f)), tenth));
    }

    @Test
    void decimalsKeepEveryDigit() {
        FilterColumn price = data(ValueType.DECIMAL, "price");
        String stats = stats("price", "12345678901234567890.000000000000000001", "12345678901234567890.10", 0);

        assertTrue(keeps(decimal(price, Comparison.EQUAL, "12345678901234567890.1"), stats));
        assertFalse(keeps(decimal(price, Comparison.EQUAL, "12345678901234567890"), stats));
        assertFalse(keeps(decimal(price, Comparison.GREATER, "12345678901234567890.1000"), stats));
        assertTrue(keeps(decimal(price, Comparison.EQUAL, "1"), stats("price", "1e999999999", "1e999999999", 0)));
    }

    private static Compare decimal(FilterColumn column, Comparison comparison, String value) {
        return new Compare(column, comparison, new OfDecimal(new BigDecimal(value)));
    }

    @Test
    void writersCutTimestampsToMilliseconds() {
        FilterColumn at = data(ValueType.TIMESTAMP, "at");
        long noon = LocalDateTime.of(2024, 3, 1, 12, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
        String utc = stats("at", "\"2024-03-01T12:00:00.000Z\"", "\"2024-03-01T12:00:00.500Z\"", 0);
        String newYork = stats("at", "\"2024-03-01T07:00:00.000-05:00\"", "\"2024-03-01 07:00:00.5\"", 0);

        for (String stats : List.of(utc, newYork)) {
            assertTrue(keeps(new Compare(at, Comparison.EQUAL, whole(noon)), stats));
            assertFalse(keeps(new Compare(at, Comparison.LESS, whole(noon)), stats));
            assertTrue(keeps(new Compare(at, Comparison.GREATER_OR_EQUAL, whole(noon + 500_999)), stats));
            assertFalse(keeps(new Compare(at, Comparison.GREATER_OR_EQUAL, whole(noon + 501_000)), stats));
        }
    }

    @Test
    void datesThatAreNoneTellNothing() {
        FilterColumn day = data(ValueType.DATE, "day");
        long march = LocalDate.of(2024, 3, 1).toEpochDay();

        assertFalse(keeps(
                new Compare(day, Comparison.LESS, whole(march)), stats("day", "\"2024-03-01\"", "\"2024-03-09\"", 0)));
        assertTrue(keeps(
                new Compare(day, Comparison.LESS, whole(march)), stats("day", "\"2024-13-01\"", "\"2024-03-09\"", 0)));
        assertTrue(keeps(new Compare(day, Comparison.LESS, whole(march)), stats("day", "\"12024-03-01\"", "\"x\"", 0)));
    }

    @Test
    void partitionValuesAreExact() {
        assertTrue(keepsRegion(new Compare(REGION, Comparison.EQUAL, whole(3)), "3"));
        assertFalse(keepsRegion(new Compare(REGION, Comparison.NOT_EQUAL, whole(3)), "3"));
        assertFalse(keepsRegion(new Compare(REGION, Comparison.EQUAL, whole(3)), null));
        assertTrue(keepsRegion(new NullCheck(REGION, true), null));
        assertTrue(keepsRegion(new NullCheck(REGION, true), ""));
        assertFalse(keepsRegion(new NullCheck(REGION, true), "3"));
        assertTrue(keepsRegion(new Compare(REGION, Comparison.EQUAL, whole(3)), "not a number"));
        Like like = new Like(LABEL, LikePattern.of("%x_", '\\'), false);
        assertTrue(keeps(like, Map.of("label", "axy"), null));
        assertFalse(keeps(like, Map.of("label", "axyz"), null));
    }

    @Test
    void aPartitionValueThatIsLeftOutIsNull() {
        Map<String, @Nullable String> other = Map.of("label", "x");
        for (Map<String, @Nullable String> values : List.of(Map.<String, @Nullable String>of(), other)) {
            assertFalse(keeps(new Compare(REGION, Comparison.EQUAL, whole(3)), values, null));
            assertTrue(keeps(new NullCheck(REGION, true), values, null));
            assertFalse(keeps(new NullCheck(REGION, false), values, null));
        }
    }

    @Test
    void keysOfPartitionValuesHaveNoCase() {
        Compare isThree = new Compare(REGION, Comparison.EQUAL, whole(3));
        assertTrue(keeps(isThree, Map.of("REGION", "3"), null));
        assertFalse(keeps(isThree, Map.of("Region", "4"), null));
        Map<String, @Nullable String> aNull = new HashMap<>();
        aNull.put("Region", null);
        assertFalse(keeps(isThree, aNull, null));
        assertTrue(keeps(new NullCheck(REGION, true), aNull, null));
    }

    @Test
    void ofSeveralKeysTheColumnsOwnNameCountsAndWithoutItNone() {
        Compare isThree = new Compare(REGION, Comparison.EQUAL, whole(3));
        for (List<String> keys : List.of(List.of("region", "Region"), List.of("Region", "region"))) {
            for (String own : List.of("3", "4")) {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                keys.forEach(key -> values.put(key, key.equals("region") ? own : "5"));
                assertEquals(own.equals("3"), keeps(isThree, values, null), values::toString);
            }
        }
        assertTrue(keeps(isThree, Map.of("REGION", "4", "Region", "5"), null));
    }

    @Test
    void keysOfStatisticsInAnotherCaseTellNothing() {
        assertTrue(keeps(new Compare(ID, Comparison.EQUAL, whole(9)), stats("ID", 1, 2, 0)));
        assertTrue(keeps(new NullCheck(ID, true), stats("ID", 1, 2, 0)));
        String both = """
                {"numRecords":9,"minValues":{"ID":8,"id":1},"maxValues":{"id":2,"ID":10},"nullCount":{"ID":9,"id":0}}""";
        assertFalse(keeps(new Compare(ID, Comparison.EQUAL, whole(9)), both));
        assertTrue(keeps(new Compare(ID, Comparison.EQUAL, whole(1)), both));
    }

    /** Stockholm's clocks ran 53 minutes and 28 seconds ahead: that is written as 53 minutes. */
    @Test
    void offsetsWithoutTheirSecondsBoundMoreThanTheySay() {
        FilterColumn at = data(ValueType.TIMESTAMP, "at");
        for (String offset : List.of("+00:53:28", "-00:44:30", "+01:22:45", "-05:50:36", "+00:19:32")) {
            ZoneOffset exact = ZoneOffset.of(offset);
            long micros = LocalDateTime.of(1850, 1, 1, 0, 0).toEpochSecond(exact) * 1_000_000;
            for (String text :
                    List.of(offset.substring(0, 6), offset.substring(0, 6).replace(":", ""))) {
                String value = "\"1850-01-01T00:00:00.000" + text + "\"";
                assertTrue(
                        keeps(new Compare(at, Comparison.EQUAL, whole(micros)), stats("at", value, value, 0)), value);
                assertTrue(keepsPartition(at, Comparison.EQUAL, micros, "1850-01-01 00:00:00" + text), value);
                assertTrue(keepsPartition(at, Comparison.NOT_EQUAL, micros, "1850-01-01 00:00:00" + text), value);
                long minute = 60_000_000;
                assertFalse(keepsPartition(at, Comparison.LESS, micros - 2 * minute, "1850-01-01 00:00:00" + text));
                assertFalse(keeps(
                        new Compare(at, Comparison.LESS, whole(micros - 2 * minute)), stats("at", value, value, 0)));
                assertFalse(keeps(
                        new Compare(at, Comparison.GREATER, whole(micros + 2 * minute)), stats("at", value, value, 0)));
            }
            String whole = "\"1850-01-01T00:00:00.000" + offset + "\"";
            assertTrue(keeps(new Compare(at, Comparison.EQUAL, whole(micros)), stats("at", whole, whole, 0)));
            assertFalse(keeps(new Compare(at, Comparison.LESS, whole(micros)), stats("at", whole, whole, 0)));
            assertFalse(keeps(new Compare(at, Comparison.GREATER, whole(micros + 1000)), stats("at", whole, whole, 0)));
        }
    }

    private static boolean keepsPartition(FilterColumn column, Comparison how, long literal, String value) {
        FilterColumn partition = new FilterColumn(column.name(), column.path(), true, column.type());
        return keeps(new Compare(partition, how, whole(literal)), Map.of(column.name(), value), null);
    }

    @Test
    void offsetsAreOfWholeMinutesSinceLiberiasClocksChanged() {
        FilterColumn at = data(ValueType.TIMESTAMP, "at");
        assertTrue(keepsAMinuteOff(at, "1972-01-06T23:59:59.000-00:44"));
        assertFalse(keepsAMinuteOff(at, "1972-01-09T00:00:00.000-00:44"));
        assertFalse(keepsAMinuteOff(at, "1850-01-01T00:00:00.000Z"), "times in UTC are exact");
        assertFalse(keepsAMinuteOff(at, "1850-01-01T00:00:00.000"), "the zone's offset has its seconds");
    }

    private static boolean keepsAMinuteOff(FilterColumn at, String text) {
        TimeText times = new TimeText(NEW_YORK);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertTrue(times.readTimestamp(utf8, 0, utf8.length));
        String stats = stats("at", "\"" + text + "\"", "\"" + text + "\"", 0);
        boolean before = keeps(new Compare(at, Comparison.EQUAL, whole(times.value() - 59_000_000)), stats);
        boolean after = keeps(new Compare(at, Comparison.EQUAL, whole(times.value() + 59_000_000)), stats);
        assertEquals(before, after);
        return before;
    }

    @Test
    void offsetsThatAreNoneTellNothing() {
        FilterColumn at = data(ValueType.TIMESTAMP, "at");
        for (String offset :
                List.of("+0", "+19:00", "+01:60", "+01:00:60", "+01:00:0", "+01-00", "z", "+01:00:00:00")) {
            String value = "\"2024-01-01T00:00:00.000" + offset + "\"";
            assertTrue(keeps(new Compare(at, Comparison.EQUAL, whole(0)), stats("at", value, value, 0)), offset);
        }
    }

    @Test
    void partitionValuesAndStatisticsDecideTogether() {
        Or either = new Or(List.of(
                new Compare(REGION, Comparison.EQUAL, whole(1)), new Compare(ID, Comparison.GREATER, whole(10))));

        assertTrue(keeps(either, Map.of("region", "1"), stats("id", 1, 5, 0)));
        assertTrue(keeps(either, Map.of("region", "2"), stats("id", 1, 50, 0)));
        assertFalse(keeps(either, Map.of("region", "2"), stats("id", 1, 5, 0)));
        assertTrue(keeps(either, Map.of("region", "2"), null));
    }

    @Test
    void everyValueOfAListIsLookedFor() {
        List<Literal> literals = List.of(whole(40), whole(10), whole(20));
        String between = stats("id", 11, 19, 0);

        assertFalse(keeps(new In(ID, literals, false), between));
        assertTrue(keeps(new In(ID, literals, true), between));
        assertTrue(keeps(new In(ID, literals, false), stats("id", 11, 20, 0)));
        assertFalse(keeps(new In(ID, literals, false), stats("id", 41, 50, 0)));
        assertFalse(keeps(new In(ID, literals, false), stats("id", 1, 9, 0)));
        assertFalse(keeps(new In(ID, literals, true), stats("id", 20, 20, 4)));
    }

    @Test
    void columnsAreComparedByTheirBounds() {
        FilterColumn other = data(ValueType.INTEGER, "other");
        String stats = """
                {"numRecords":9,"minValues":{"id":1,"other":5},"maxValues":{"id":5,"other":9},"nullCount":{"id":0,"other":0}}""";

        assertTrue(keeps(new CompareColumns(ID, Comparison.EQUAL, other), stats));
        assertFalse(keeps(new CompareColumns(ID, Comparison.GREATER, other), stats));
        assertTrue(keeps(new CompareColumns(ID, Comparison.GREATER_OR_EQUAL, other), stats));
        assertTrue(keeps(new CompareColumns(other, Comparison.GREATER, ID), stats));
    }

    /** Random files of few rows: whatever the predicate, a file with a matching row is kept. */
    @Test
    void aFileWithAMatchingRowIsNeverDropped() {
        Random random = new Random(20261126);
        int dropped = 0;
        for (int i = 0; i < 20_000; i++) {
            List<RowOfTwo> rows = new ArrayList<>();
            for (int row = random.nextInt(4); row >= 0; row--) {
                rows.add(RowOfTwo.random(random));
            }
            FilePredicate predicate = RowOfTwo.predicate(random, 3);
            boolean kept = keeps(predicate, RowOfTwo.stats(rows));
            boolean matches = rows.stream().anyMatch(row -> row.matches(predicate));
            assertTrue(kept || !matches, () -> predicate + " on " + rows);
            dropped += kept ? 0 : 1;
        }
        assertTrue(dropped > 4_000, "files dropped: " + dropped);
    }
}
