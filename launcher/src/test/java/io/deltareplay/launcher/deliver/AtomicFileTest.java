package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private final Leftovers leftovers = new Leftovers();

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(ByteOutput output, String text) {
        output.write(ByteBuffer.wrap(text.getBytes()));
    }

    @Test
    void fileAppearsOnlyWhenComplete() throws IOException {
        Path file = folder.resolve("list.csv");
        try (ByteOutput output = new ByteOutput(AtomicFile.open(file, leftovers))) {
            write(output, "whole");
            assertFalse(Files.exists(file));
            assertTrue(names().getFirst().startsWith(".list.csv."), names().toString());
            assertFalse(output.hasDelivered());
            output.complete();
        }
        assertEquals("whole", Files.readString(file));
        assertEquals(List.of("list.csv"), names());
    }

    @Test
    void unfinishedFileLeavesNothingAndTheOldOneStays() throws IOException {
        Path file = folder.resolve("list.csv");
        Files.writeString(file, "old");
        try (ByteOutput output = new ByteOutput(AtomicFile.open(file, leftovers))) {
            write(output, "new".repeat(200_000));
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("list.csv"), names());
    }

    @Test
    void endOfTheProcessLeavesNothingAndLetsNothingNewBegin() throws IOException {
        ByteOutput output = new ByteOutput(AtomicFile.open(folder.resolve("a"), leftovers));
        write(output, "x");
        leftovers.sweep();
        assertEquals(List.of(), names());
        assertThrows(StorageException.class, output::complete);
        assertThrows(StorageException.class, () -> AtomicFile.open(folder.resolve("b"), leftovers));
        assertEquals(List.of(), names());
    }

    @Test
    void existingPermissionsAreKept() throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        replace(file);
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void newFileHasThePermissionsOfAnyNewFile() throws IOException {
        Path ordinary = Files.createFile(folder.resolve("ordinary"));
        Path file = folder.resolve("list");
        replace(file);
        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
    }

    @Test
    void linkIsFollowed() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        replace(link);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void deviceIsWrittenToDirectly() {
        try (ByteOutput output = new ByteOutput(AtomicFile.open(Path.of("/dev/null"), leftovers))) {
            write(output, "x");
            output.complete();
        }
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    void namedPipeIsWrittenToDirectly() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        replace(pipe);
        assertEquals("new", new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(List.of("pipe"), names());
    }

    @Test
    void longestNameWorks() throws IOException {
        Path file = folder.resolve("n".repeat(255));
        replace(file);
        assertEquals("new", Files.readString(file));
    }

    @Test
    void folderIsRefused() {
        assertThrows(UsageException.class, () -> AtomicFile.open(folder, leftovers));
    }

    @Test
    void missingFolderIsNamed() {
        Path file = folder.resolve("missing/list");
        StorageException told = assertThrows(StorageException.class, () -> AtomicFile.open(file, leftovers));
        assertEquals("cannot write %s: its folder does not exist".formatted(file), told.getMessage());
    }

    private void replace(Path file) {
        try (ByteOutput output = new ByteOutput(AtomicFile.open(file, leftovers))) {
            write(output, "new");
            output.complete();
        }
    }
}
