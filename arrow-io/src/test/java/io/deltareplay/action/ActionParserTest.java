package io.deltareplay.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionParserTest {
    private static final String WITH_VECTOR = "{\"add\":{\"path\":\"a\",\"partitionValues\":{},\"size\":1,"
            + "\"modificationTime\":2,\"dataChange\":true,\"deletionVector\":{\"storageType\":\"u\","
            + "\"pathOrInlineDv\":\"ab\",\"offset\":4,\"sizeInBytes\":40,\"cardinality\":6}}}";

    private static final String ADD = "{\"add\":{\"path\":\"a.parquet\",\"partitionValues\":{\"d\":\"1\",\"n\":null},"
            + "\"size\":7,\"modificationTime\":9,\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":1}\"}}";

    private static FileAction parse(String line) throws DamagedActionException {
        return parse(line, true);
    }

    private static FileAction parse(String line, boolean keepStats) throws DamagedActionException {
        byte[] bytes = ("xx" + line + "yy").getBytes(StandardCharsets.UTF_8);
        return new ActionParser(keepStats).parse(bytes, 2, bytes.length - 4);
    }

    @Test
    void readsEveryFieldOfAnAdd() throws Exception {
        FileAction action =
                parse("{\"add\":{\"path\":\"p%20q\",\"partitionValues\":{\"d\":\"1\",\"n\":null},\"size\":7,"
                        + "\"modificationTime\":9,\"dataChange\":false,\"stats\":\"{}\",\"tags\":{\"t\":\"u\"},"
                        + "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"ab\",\"offset\":4,"
                        + "\"sizeInBytes\":40,\"cardinality\":6,\"maxRowIndex\":3},\"baseRowId\":5,"
                        + "\"defaultRowCommitVersion\":8,\"clusteringProvider\":\"liquid\",\"futureField\":[{}]}}");

        Map<String, String> partitionValues = new HashMap<>();
        partitionValues.put("d", "1");
        partitionValues.put("n", null);
        assertEquals(
                new AddFile(
                        "p%20q",
                        partitionValues,
                        7,
                        9,
                        false,
                        "{}",
                        Map.of("t", "u"),
                        new DeletionVector("u", "ab", 4, 40, 6),
                        5L,
                        8L,
                        "liquid"),
                action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"size\":9223372036854775808",
                "\"size\":-9223372036854775809",
                "\"modificationTime\":123456789012345678901234567890",
                "\"baseRowId\":9223372036854775808",
                "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"a\",\"offset\":2147483648,"
                        + "\"sizeInBytes\":1,\"cardinality\":1}",
                "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"a\",\"offset\":-2147483649,"
                        + "\"sizeInBytes\":1,\"cardinality\":1}",
                "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"a\",\"sizeInBytes\":4294967296,"
                        + "\"cardinality\":1}",
                "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"a\",\"sizeInBytes\":1,"
                        + "\"cardinality\":9223372036854775808}"
            })
    void refusesNumbersBeyondTheirType(String field) {
        DamagedActionException refused = assertThrows(
                DamagedActionException.class, () -> parse(ADD.replace("\"size\":7", "\"size\":7," + field)));
        assertTrue(String.valueOf(refused.getMessage()).contains(" does not fit into "), refused::getMessage);
    }

    @Test
    void takesTheLastOfAFieldThatIsThereTwice() throws Exception {
        AddFile add = assertInstanceOf(
                AddFile.class,
                parse(ADD.replace(
                        "\"size\":7", "\"size\":7,\"size\":8,\"stats\":\"{}\",\"tags\":{\"a\":\"b\"},\"tags\":null")));
        assertEquals(8, add.size());
        assertNull(add.tags());
        assertThrows(DamagedActionException.class, () -> parse(ADD.replace("\"size\":7", "\"size\":7,\"size\":null")));
    }

    @Test
    void readsFieldNamesHoweverTheyAreWritten() throws Exception {
        assertEquals(
                parse(ADD), parse(ADD.replace("\"add\"", " \"\\u0061dd\" ").replace("\"path\"", "\"p\\u0061th\"\t")));
    }

    @Test
    void leavesStatsOutWhenTheyAreNotWanted() throws Exception {
        assertNull(assertInstanceOf(AddFile.class, parse(ADD, false)).stats());
    }

    @Test
    void readsARemoveWithItsDeletionVector() throws Exception {
        assertEquals(
                new RemoveFile("a", new DeletionVector("i", "data", null, 2, 1)),
                parse("{\"remove\":{\"path\":\"a\",\"deletionTimestamp\":1,\"deletionVector\":{\"storageType\":\"i\","
                        + "\"pathOrInlineDv\":\"data\",\"sizeInBytes\":2,\"cardinality\":1}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \r",
                "{}",
                "{\"add\":null}",
                "{\"commitInfo\":{\"a\":[1,{\"add\":{}}]}}",
                "{\"somethingNew\":{\"path\":1},\"cdc\":{}}"
            })
    void passesOverWhatIsNoFileAction(String line) throws Exception {
        assertNull(parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"storageType", "pathOrInlineDv", "sizeInBytes", "cardinality"})
    void namesTheRequiredFieldThatADeletionVectorLacks(String field) {
        for (String kind : new String[] {"add", "remove"}) {
            String line =
                    WITH_VECTOR.replace("{\"add\"", "{\"" + kind + "\"").replace("\"" + field + "\"", "\"other\"");
            DamagedActionException e = assertThrows(DamagedActionException.class, () -> parse(line));
            assertEquals("%s.deletionVector.%s is missing".formatted(kind, field), e.getMessage());
        }
    }

    @Test
    void refusesAnEmptyStorageType() {
        String line = WITH_VECTOR.replace("\"storageType\":\"u\"", "\"storageType\":\"\"");
        DamagedActionException e = assertThrows(DamagedActionException.class, () -> parse(line));
        assertEquals("add.deletionVector.storageType is empty", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"storageType\":null,\"pathOrInlineDv\":null,\"sizeInBytes\":null}"})
    void takesADeletionVectorOfNullsForNone(String vector) throws Exception {
        assertEquals(
                new RemoveFile("a", null),
                parse("{\"remove\":{\"path\":\"a\",\"deletionVector\":%s}}".formatted(vector)));
    }

    @Test
    void passesAnUnknownStorageTypeOn() throws Exception {
        AddFile add = assertInstanceOf(
                AddFile.class, parse(WITH_VECTOR.replace("\"storageType\":\"u\"", "\"storageType\":\"x\"")));
        assertEquals("xab@4", add.deletionVector().uniqueId());
    }

    @Test
    void neverTakesATruncatedLineForAnAction() throws Exception {
        assertInstanceOf(AddFile.class, parse(ADD));
        for (int length = 1; length < ADD.length(); length++) {
            String cut = ADD.substring(0, length);
            assertThrows(DamagedActionException.class, () -> parse(cut), cut);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "partitionValues", "size", "modificationTime", "dataChange"})
    void namesTheRequiredFieldThatIsMissing(String field) {
        String line = ADD.replace("\"" + field + "\"", "\"other\"");
        DamagedActionException e = assertThrows(DamagedActionException.class, () -> parse(line));
        assertEquals("add." + field + " is missing", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{\"add\":[]}",
                "{\"remove\":{\"path\":7}}",
                "{\"remove\":{\"path\":\"\"}}",
                "{\"remove\":{\"path\":\"a\"}} {\"remove\":{\"path\":\"b\"}}",
                "{\"remove\":{\"path\":\"a\"},\"add\":{\"path\":\"b\"}}",
                "\u0000\u0000\u0000"
            })
    void refusesWhatIsNotOneAction(String line) {
        assertThrows(DamagedActionException.class, () -> parse(line));
    }

    @Test
    void readsALineOfManyMegabytes() throws Exception {
        String stats = "s".repeat(24 << 20);
        AddFile add = assertInstanceOf(AddFile.class, parse(ADD.replace("{\\\"numRecords\\\":1}", stats)));
        assertTrue(stats.equals(add.stats()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.parquet", "\"d\"", "\"1\""})
    void halfOfASurrogatePairIsNoPathAndNoPartitionValue(String text) {
        String half = text.startsWith("\"") ? "\"\\ud800\"" : "\\udc00";
        DamagedActionException damaged =
                assertThrows(DamagedActionException.class, () -> parse(ADD.replace(text, half)));
        assertTrue(damaged.getMessage().contains("surrogate pair"), damaged::getMessage);
    }

    @Test
    void inStatisticsItIsLeftToTheirReaders() throws Exception {
        String line = ADD.replace("\\\"numRecords\\\":1", "\\\"x\\\":\\\"\\ud800\\\"");
        assertEquals(
                "{\"x\":\"\ud800\"}",
                assertInstanceOf(AddFile.class, parse(line)).stats());
    }

    @Test
    void bytesThatAreNotUtf8AreDamage() {
        byte[] line = ADD.replace("a.parquet", "a#").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '#' ? (byte) 0xFF : line[i];
        }
        assertThrows(DamagedActionException.class, () -> new ActionParser(true).parse(line, 0, line.length));
        // Surrogates as UTF-8 never has them.
        byte[] encoded = ADD.replace("a.parquet", "###").getBytes(StandardCharsets.UTF_8);
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        for (int i = 0, next = 0; i < encoded.length; i++) {
            encoded[i] = encoded[i] == '#' ? surrogate[next++] : encoded[i];
        }
        assertThrows(DamagedActionException.class, () -> new ActionParser(true).parse(encoded, 0, encoded.length));
    }
}
