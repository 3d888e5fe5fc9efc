package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A list of files as JSON lines, whose order does not matter.
record FileLines(Map<String, Integer> lines) {
    static FileLines of(byte[] jsonLines) {
        Map<String, Integer> lines = new HashMap<>();
        new String(jsonLines, StandardCharsets.UTF_8).lines().forEach(line -> lines.merge(line, 1, Integer::sum));
        return new FileLines(lines);
    }

    /// Fails when something was lost, doubled or made up.
    void assertSame(FileLines found, String messages) {
        long lost = lines.keySet().stream()
                .filter(line -> !found.lines.containsKey(line))
                .count();
        long doubled = found.lines.values().stream().filter(count -> count > 1).count();
        long madeUp = found.lines.keySet().stream()
                .filter(line -> !lines.containsKey(line))
                .count();
        assertEquals(
                "0 lost, 0 doubled, 0 made up",
                "%d lost, %d doubled, %d made up".formatted(lost, doubled, madeUp),
                messages);
    }
}
