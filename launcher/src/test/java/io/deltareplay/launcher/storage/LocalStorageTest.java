package io.deltareplay.launcher.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.table.LogFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {
    private final LocalStorage storage = new LocalStorage();

    @TempDir
    private Path folder;

    @Test
    void listsRegularFilesInTheOrderOfTheirBytes() throws IOException {
        for (String name : List.of("b", "a", "é", "z", "😀", "\uFFFD")) {
            Files.writeString(folder.resolve(name), name);
        }
        Files.createDirectory(folder.resolve("c"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

        // By UTF-16, the emoji would come before the replacement character.
        assertEquals(
                List.of("a", "b", "link", "z", "é", "\uFFFD", "😀"),
                names(storage.list(folder.toString(), "").files()));
    }

    @Test
    void namesWhatIsNoFile() throws IOException {
        Files.createDirectory(folder.resolve("b"));
        Files.createDirectory(folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("c"), folder.resolve("a"));
        Files.writeString(folder.resolve("d"), "");

        FolderListing listing = storage.list(folder.toString(), "b");

        assertEquals(List.of("d"), names(listing.files()));
        assertEquals(List.of(folder.resolve("b").toString(), folder.resolve("c").toString()), listing.others());
    }

    @Test
    void aLinkThatLeadsNowhereIsListedAndSaysSoWhenItIsOpened() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("missing"));

        assertEquals(
                List.of(new LogFile(link.toString(), 0, 0)),
                storage.list(folder.toString(), "").files());
        FileSystemException e = assertThrows(FileSystemException.class, () -> storage.open(link.toString()));
        assertEquals("is a link to a file that is not there", e.getReason());
    }

    @Test
    void listsFromAName() throws IOException {
        for (String name : List.of("1", "2", "3")) {
            Files.writeString(folder.resolve(name), "");
        }

        assertEquals(
                List.of("2", "3"), names(storage.list(folder.toString(), "2").files()));
        assertEquals(List.of("3"), names(storage.list(folder.toString(), "2.").files()));
        assertEquals(List.of(), names(storage.list(folder.toString(), "4").files()));
    }

    @Test
    void listsWhatIsKnownOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a b%20"), "12345");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567));

        LogFile expected = new LogFile(file.toString(), 5, 1_234_567);
        assertEquals(List.of(expected), storage.list(folder.toString(), "").files());
        assertEquals(expected, storage.status(file.toString()));
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThrows(
                NoSuchFileException.class,
                () -> storage.list(folder.resolve("x").toString(), ""));
        assertThrows(NotDirectoryException.class, () -> storage.list(file.toString(), ""));
        assertThrows(
                NoSuchFileException.class,
                () -> storage.status(folder.resolve("x").toString()));
        assertThrows(FileSystemException.class, () -> storage.status(folder.toString()));
        assertThrows(
                NoSuchFileException.class,
                () -> storage.open(folder.resolve("x").toString()));
    }

    @Test
    void opensAFileAsAStream() throws IOException {
        byte[] content = random(3_000_000);
        Path file = Files.write(folder.resolve("file"), content);

        try (InputStream in = storage.open(file.toString())) {
            assertArrayEquals(content, in.readAllBytes());
        }
        try (InputStream in = storage.open(file.toString())) {
            assertEquals(1 << 20, in.read(new byte[3_000_000]));
        }
    }

    @Test
    void readsRangesLargerThanAPiece() throws IOException {
        byte[] content = random(5_000_000);

        try (InputFile input = opened(content)) {
            assertEquals(content.length, input.length());
            assertEquals(ByteBuffer.wrap(content, 7, 4_500_000), input.readRange(7, 4_500_000));
            assertEquals(ByteBuffer.wrap(content), input.readRange(0, content.length));
            assertEquals(0, input.readRange(content.length, 0).remaining());
        }
    }

    @Test
    void readsFromManyThreads() throws IOException {
        byte[] content = random(2_000_000);

        try (InputFile input = opened(content)) {
            boolean same = IntStream.range(0, 200).parallel().allMatch(i -> {
                int offset = i * 7_919;
                try {
                    return ByteBuffer.wrap(content, offset, 100_000).equals(input.readRange(offset, 100_000));
                } catch (IOException e) {
                    return false;
                }
            });
            assertTrue(same);
        }
    }

    @Test
    void refusesToReadPastTheEnd() throws IOException {
        try (InputFile input = opened(random(100))) {
            EOFException e = assertThrows(EOFException.class, () -> input.readRange(90, 11));
            assertTrue(e.getMessage().contains("cannot read 11 bytes from byte 90: the file has 100"), e::getMessage);
            assertThrows(EOFException.class, () -> input.readRange(-1, 1));
            assertThrows(EOFException.class, () -> input.readRange(Long.MAX_VALUE, 1));
        }
    }

    @Test
    void noticesAFileThatIsCutShortWhileItIsRead() throws IOException {
        Path file = Files.write(folder.resolve("file"), random(100));
        try (InputFile input = storage.parquet(storage.status(file.toString()))) {
            input.open();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(50);
            }

            EOFException e = assertThrows(EOFException.class, () -> input.readRange(40, 20));

            assertTrue(e.getMessage().contains("ended at byte 50"), e::getMessage);
        }
    }

    @Test
    void refusesToOpenAFileOfAnotherLengthThanListed() throws IOException {
        Path file = Files.write(folder.resolve("file"), random(100));
        LogFile listed = storage.status(file.toString());
        Files.write(file, random(60));

        IOException e =
                assertThrows(IOException.class, () -> storage.parquet(listed).open());

        assertEquals("expected 100 bytes as listed, found 60", e.getMessage());
    }

    @Test
    void mustBeOpened() {
        InputFile input = storage.parquet(new LogFile(folder.resolve("x").toString(), 1, 0));

        assertThrows(IllegalStateException.class, () -> input.readRange(0, 1));
        assertThrows(NoSuchFileException.class, input::open);
    }

    private InputFile opened(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        InputFile input = storage.parquet(storage.status(file.toString()));
        input.open();
        return input;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<String> names(List<LogFile> files) {
        return files.stream().map(LogFile::name).toList();
    }
}
