package io.deltareplay.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.AddFile;
import io.deltareplay.action.RemoveFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Removes come before the adds of their file, whatever way of writing JSON their writer has. */
class CommitReaderTest {
    private static final String ADD =
            "{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true}}";

    private static List<String> read(String... lines) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        List<String> heard = new ArrayList<>();
        LogBytes file = new LogBytes() {
            @Override
            public long length() {
                return bytes.capacity();
            }

            @Override
            public ByteBuffer readRange(long offset, int length) {
                return bytes.slice((int) offset, length);
            }
        };
        new CommitReader(new ActionParser(true)).read(file, new CommitReader.Visitor() {
            @Override
            public void remove(RemoveFile action) {
                heard.add("remove " + action.path());
            }

            @Override
            public void add(AddFile action, byte[] line, int offset, int length) {
                heard.add("add " + action.path());
            }
        });
        return heard;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"remove\":{\"path\":\"a\",\"dataChange\":true}}",
                "{\"\\u0072emove\":{\"path\":\"a\"}}",
                "{\"r\\u0065mov\\u0065\":{\"p\\u0061th\":\"\\u0061\"}}",
                "  {  \"remove\"\t: { \"dataChange\" : true , \"path\" : \"a\" } }  \r",
                "{\"add\":null,\"remove\":{\"path\":\"a\"}}",
                "{\"commitInfo\":{\"add\":{}},\"remove\":{\"path\":\"a\"}}",
                "{\"remove\":null,\"remove\":{\"path\":\"b\",\"path\":\"a\"}}",
                "{\"remove\":{\"path\":\"a\"},\"add\":null}"
            })
    void aRemoveIsHeardFirstHoweverItIsWritten(String remove) throws Exception {
        assertEquals(
                List.of("remove a", "add c", "add a", "add b"),
                read(ADD.formatted("b"), remove, ADD.formatted("a"), ADD.formatted("c")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"\\u0061dd\":{\"path\":\"a\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true}}",
                " { \"add\" : { \"dataChange\" : true, \"modificationTime\":1, \"size\":1, \"partitionValues\" : { }, \"path\":\"a\"}}",
                "{\"txn\":null,\"add\":{\"path\":\"a\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true}}",
                "{\"add\":{\"path\":\"a\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true},"
                        + "\"remove\":null}"
            })
    void anAddIsHeardOnceHoweverItIsWritten(String add) throws Exception {
        assertEquals(List.of("remove b", "add a"), read(add, "{\"remove\":{\"path\":\"b\"}}"));
    }

    @Test
    void aLineThatIsBothIsDamaged() {
        assertThrows(
                DamagedLineException.class,
                () -> read(ADD.formatted("a").replace("}}", "},\"remove\":{\"path\":\"a\"}}")));
    }
}
