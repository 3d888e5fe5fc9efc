package io.deltareplay.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseLinesTest {
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

    private static List<String> reversed(String content) throws IOException {
        List<String> found = new ArrayList<>();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        ReverseLines lines = new ReverseLines(new InMemory(bytes));
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

    @ParameterizedTest
    @ValueSource(strings = {"a", "a\n", "a\nb", "a\nb\n", "\n", "a\n\n\nb\n", "ü\n中\r\n"})
    void givesEveryLineFromTheLastToTheFirst(String content) throws IOException {
        // What follows the last line feed is a line only when it is not empty.
        List<String> expected = new ArrayList<>(List.of(content.split("\n", -1)));
        Collections.reverse(expected);
        assertEquals(nonEmpty(expected), nonEmpty(reversed(content)));
    }

    private static List<String> nonEmpty(List<String> lines) {
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void anEmptyFileHasNoLine() throws IOException {
        assertEquals(List.of(), reversed(""));
    }

    @Test
    void linesMayBeLongerThanABlockAndEndAnywhereInOne() throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int length = random.nextInt(4) == 0 ? (1 << 20) - 2 + random.nextInt(5) : random.nextInt(200_000) + 1;
            lines.add(Character.toString('a' + i % 26).repeat(length));
        }
        lines.add("z".repeat(5 << 20));
        String content = String.join("\n", lines) + "\n";
        Collections.reverse(lines);
        assertEquals(lines, nonEmpty(reversed(content)));
    }
}
