package io.deltareplay.job.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.tail.LogBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForwardLinesTest {
    private record InMemory(byte[] bytes) implements LogBytes {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public ByteBuffer readRange(long offset, int length) {
            return ByteBuffer.wrap(bytes, (int) offset, length).slice();
        }
    }

    private static List<String> lines(String content, long start, long end, int block) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        ForwardLines lines = new ForwardLines(new InMemory(bytes), start, end, block);
        List<String> found = new ArrayList<>();
        while (lines.next()) {
            String line = new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.UTF_8);
            assertEquals(
                    line,
                    new String(bytes, (int) lines.filePosition(), lines.length(), StandardCharsets.UTF_8),
                    "the position in the file");
            found.add(line);
        }
        return found;
    }

    @Test
    void aLineBelongsToTheStretchThatItStartsIn() throws IOException {
        assertEquals(List.of("one", "two"), lines("one\ntwo\nthree\n", 0, 6, 4));
        assertEquals(List.of("three"), lines("one\ntwo\nthree\n", 6, 14, 4));
        assertEquals(List.of("two"), lines("one\ntwo\nthree\n", 4, 8, 4), "exactly at a line's start");
        assertEquals(List.of(), lines("one\ntwo\nthree\n", 5, 7, 4), "within one line");
        assertEquals(List.of("last"), lines("one\nlast", 2, 8, 4), "without a line feed at the end");
        assertEquals(List.of(), lines("", 0, 0, 4));
    }

    @Test
    void howeverAFileIsCutEachLineIsReadOnce() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            StringBuilder content = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                content.append("ü".repeat(random.nextInt(9))).append(random.nextInt(5) == 0 ? "\r\n" : "\n");
            }
            content.append("x".repeat(random.nextInt(3)));
            String text = content.toString();
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            List<String> whole = lines(text, 0, length, 1 << 20);
            assertEquals(text, String.join("\n", whole) + (text.endsWith("\n") ? "\n" : ""));
            List<String> pieced = new ArrayList<>();
            for (int start = 0; start < length; ) {
                int end = Math.min(length, start + 1 + random.nextInt(7));
                pieced.addAll(lines(text, start, end, 1 + random.nextInt(5)));
                start = end;
            }
            assertEquals(whole, pieced);
        }
    }
}
