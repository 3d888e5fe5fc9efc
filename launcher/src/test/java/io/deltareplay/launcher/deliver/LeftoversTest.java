package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path folder;

    private final Leftovers leftovers = new Leftovers();
    private final List<String> ended = new ArrayList<>();

    @Test
    void whatWorksOnAFileEndsBeforeTheFileGoes() throws IOException {
        Path file = folder.resolve("file");
        leftovers.create(file, () -> Files.createFile(file));
        leftovers.start(() -> "worker", worker -> ended.add(worker + " with its file: " + Files.exists(file)));
        leftovers.sweep();
        assertEquals(List.of("worker with its file: true"), ended);
        assertFalse(Files.exists(file));
    }

    @Test
    void oneThatCannotBeEndedDoesNotKeepTheOthersFromEnding() throws IOException {
        Path file = folder.resolve("file");
        leftovers.create(file, () -> Files.createFile(file));
        for (String name : List.of("one", "two", "three")) {
            leftovers.start(() -> name, worker -> {
                ended.add(worker);
                throw new IllegalStateException(worker);
            });
        }
        leftovers.sweep();
        assertEquals(List.of("one", "three", "two"), ended.stream().sorted().toList());
        assertFalse(Files.exists(file));
    }

    @Test
    void whatHasEndedIsForgotten() throws IOException {
        leftovers.ended(leftovers.start(() -> "worker", ended::add));
        leftovers.sweep();
        assertEquals(List.of(), ended);
    }

    @Test
    void nothingIsStartedWhenTheProcessIsOnItsWayOut() {
        leftovers.sweep();
        assertThrows(IOException.class, () -> leftovers.start(() -> ended.add("started"), started -> {}));
        assertTrue(ended.isEmpty());
    }
}
