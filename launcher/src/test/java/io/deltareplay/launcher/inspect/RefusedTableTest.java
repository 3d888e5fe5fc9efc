package io.deltareplay.launcher.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.ExitCode;
import io.deltareplay.launcher.error.NoSuchTableException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.storage.FolderListing;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedTableTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatDoesNotExist() {
        refused(NoSuchTableException.class, new TestLog(folder.resolve("none")), "none does not exist");
    }

    @Test
    void aFolderThatIsNoTable() {
        refused(NoSuchTableException.class, new TestLog(folder), "has no _delta_log folder: it is not a Delta table");
    }

    @Test
    void aFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        refused(NoSuchTableException.class, new TestLog(file), "is a file, not a table's folder");
    }

    @Test
    void anEmptyLog() {
        refused(NoSuchTableException.class, TestLog.in(folder), "holds no commit and no checkpoint");
    }

    @Test
    void anEmptyLogAtAVersionOrTime() {
        TestLog log = TestLog.in(folder);

        assertThrows(NoSuchTableException.class, () -> log.inspect(new VersionSelector.AtVersion(1)));
        assertThrows(
                NoSuchTableException.class,
                () -> log.inspect(new VersionSelector.AtTimestamp(java.time.Instant.EPOCH)));
    }

    @Test
    void aGapInTheCommits() {
        TestLog log = log().commits(1, 5);
        log.delete(log.commitFile(3));

        refused(DamagedLogException.class, log, "00000000000000000003.json is missing: version 5 needs it");
    }

    @Test
    void aGapAtTheVersionThatIsAskedFor() {
        TestLog log = log().commits(1, 5);
        log.delete(log.commitFile(3));

        DamagedLogException e =
                assertThrows(DamagedLogException.class, () -> log.inspect(new VersionSelector.AtVersion(3)));

        assertTrue(e.getMessage().contains("00000000000000000003.json is missing: version 3 needs it"), e::getMessage);
        assertEquals(2, log.inspect(new VersionSelector.AtVersion(2)).version());
    }

    @Test
    void aLogWithoutItsBeginning() {
        refused(DamagedLogException.class, TestLog.in(folder).commits(4, 5), "00000000000000000000.json is missing");
    }

    @Test
    void aGapAfterTheCheckpoint() {
        TestLog log = TestLog.copy("classic", folder.resolve("table"));
        log.delete(log.commitFile(6));

        refused(DamagedLogException.class, log, "00000000000000000006.json is missing: version 7 needs it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"add\":{\"path\":\"a\"",
                "{\"add\":{\"path\":\"a",
                "{\"add\":{\"path\":\"a\"}}}",
                "garbage",
                "\"text\"",
                "[]",
                "\0\0\0\0",
                "{\"protocol\":[]}",
                "{\"protocol\":{\"minReaderVersion\":\"1\",\"minWriterVersion\":2}}",
                "{\"protocol\":{\"minReaderVersion\":1}}",
                "{\"protocol\":{\"minReaderVersion\":99999999999,\"minWriterVersion\":2}}"
            })
    void aDamagedLineIsNamed(String line) {
        TestLog log = log().commit(1, TestLog.add("a"), line);

        refused(DamagedLogException.class, log, "00000000000000000001.json is damaged in line 2: ");
    }

    @Test
    void aDamagedLineIsCounted() {
        TestLog log = log().commit(1, TestLog.add("a"), TestLog.add("b"), "{\"add\":nothing}", TestLog.add("c"));

        refused(DamagedLogException.class, log, "00000000000000000001.json is damaged in line 3: ");
    }

    @Test
    void aLogWithoutProtocol() {
        refused(DamagedLogException.class, TestLog.in(folder).commit(0, TestLog.METADATA), "protocol");
    }

    @Test
    void aLogWithoutMetadata() {
        refused(DamagedLogException.class, TestLog.in(folder).commit(0, TestLog.PROTOCOL), "metadata");
    }

    @Test
    void metadataWithoutSchema() {
        TestLog log = TestLog.in(folder)
                .commit(0, TestLog.PROTOCOL, "{\"metaData\":{\"id\":\"i\",\"format\":{\"provider\":\"parquet\"}}}");

        refused(DamagedLogException.class, log, "line 2: metaData has no schemaString");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\\\"fields\\\":", "{\\\"fields\\\":[{\\\"type\\\":\\\"long\\\"}]}"})
    void aSchemaThatIsNone(String schema) {
        TestLog log = TestLog.in(folder).commit(0, TestLog.PROTOCOL, """
                {"metaData":{"id":"i","format":{"provider":"parquet"},"schemaString":"%s"}}""".formatted(schema));

        refused(DamagedLogException.class, log, "schemaString is no schema");
    }

    @Test
    void aFeatureThatIsNull() {
        TestLog reader =
                TestLog.in(folder.resolve("reader")).commit(0, TestLog.protocol(3, "null", ""), TestLog.METADATA);
        TestLog writer =
                TestLog.in(folder.resolve("writer")).commit(0, TestLog.protocol(3, "", "null"), TestLog.METADATA);

        refused(UnsupportedTableException.class, reader, "needs the table feature null");
        refused(DamagedLogException.class, writer, "one of the table's writerFeatures is null");
    }

    @Test
    void aPartitionColumnThatIsNull() {
        TestLog log = TestLog.in(folder)
                .commit(
                        0,
                        TestLog.PROTOCOL,
                        TestLog.METADATA.replace("\"partitionColumns\":[]", "\"partitionColumns\":[null]"));

        refused(DamagedLogException.class, log, "one of the table's partitionColumns is null");
    }

    @ParameterizedTest
    @CsvSource({
        "newerThanThis, the table feature newerThanThis",
        "catalogOwned-preview, the table feature catalogOwned-preview",
        "catalogManaged, the table feature catalogManaged"
    })
    void aReaderFeatureThatIsNotSupportedIsNamed(String feature, String message) {
        TestLog log = TestLog.in(folder)
                .commit(
                        0,
                        TestLog.protocol(3, "\"" + feature + "\"", "\"%s\",\"inCommitTimestamp\"".formatted(feature)),
                        TestLog.METADATA);

        UnsupportedTableException e = refused(UnsupportedTableException.class, log, message);

        assertEquals(ExitCode.DAMAGED_OR_UNSUPPORTED, e.exitCode());
    }

    @Test
    void aReaderVersionOfTheFuture() {
        TestLog log = TestLog.in(folder).commit(0, TestLog.protocol(4, "", ""), TestLog.METADATA);

        refused(UnsupportedTableException.class, log, "needs reader version 4 of the Delta protocol");
    }

    @Test
    void aFeatureThatOnlyWritersNeedIsNoObstacle() {
        TestLog log = TestLog.in(folder).commit(0, TestLog.protocol(3, "", "\"newerThanThis\""), TestLog.METADATA);

        assertEquals(0, log.inspect().version());
    }

    @Test
    void aLogThatMustNotBeRead() {
        TestLog log = log();

        StorageException e = assertThrows(
                StorageException.class,
                () -> inspect(log, new Failing(log.folder().toString(), new AccessDeniedException("x"))));

        assertTrue(e.getMessage().contains("no permission to read " + log.folder()), e::getMessage);
        assertEquals(ExitCode.STORAGE, e.exitCode());
    }

    @Test
    void aCommitThatMustNotBeRead() {
        TestLog log = log();

        StorageException e = assertThrows(
                StorageException.class,
                () -> inspect(log, new Failing(log.commitFile(0).toString(), new AccessDeniedException("x"))));

        assertTrue(e.getMessage().contains("no permission to read " + log.commitFile(0)), e::getMessage);
    }

    @Test
    void aCheckpointThatMustNotBeRead() {
        TestLog log = TestLog.copy("classic", folder.resolve("table"));
        String checkpoint = log.only("*.parquet").toString();

        StorageException e = assertThrows(
                StorageException.class, () -> inspect(log, new Failing(checkpoint, new AccessDeniedException("x"))));

        assertTrue(e.getMessage().contains("no permission to read " + checkpoint), e::getMessage);
    }

    @Test
    void aCommitThatIsGoneSinceTheLogWasListed() {
        TestLog log = log();

        StorageException e = assertThrows(
                StorageException.class,
                () -> inspect(log, new Failing(log.commitFile(0).toString(), new NoSuchFileException("x"))));

        assertTrue(e.getMessage().contains("is gone since the log was listed"), e::getMessage);
    }

    @Test
    void aDiskThatFails() {
        TestLog log = log();

        StorageException e = assertThrows(
                StorageException.class,
                () -> inspect(log, new Failing(log.commitFile(0).toString(), new IOException("Input/output error"))));

        assertTrue(e.getMessage().contains("cannot be read: Input/output error"), e::getMessage);
    }

    private TestLog log() {
        return TestLog.in(folder).commit(0, TestLog.PROTOCOL, TestLog.METADATA);
    }

    private static void inspect(TestLog log, Storage storage) {
        new LogInspector(storage).inspect(log.location(), new VersionSelector.Latest());
    }

    private static <T extends DeltaReplayException> T refused(Class<T> as, TestLog log, String message) {
        T e = assertThrows(as, log::inspect);
        assertTrue(e.getMessage().contains(message), e::getMessage);
        assertTrue(e.getMessage().startsWith("cannot inspect " + log.table()), e::getMessage);
        assertTrue(e.remedy().endsWith("."), e::remedy);
        return e;
    }

    /// A local storage on which one path fails.
    private record Failing(String path, IOException failure) implements Storage {
        @Override
        public FolderListing list(String listed, String firstName) throws IOException {
            return checked(listed).list(listed, firstName);
        }

        @Override
        public LogFile status(String asked) throws IOException {
            return checked(asked).status(asked);
        }

        @Override
        public InputStream open(String opened) throws IOException {
            return checked(opened).open(opened);
        }

        @Override
        public InputFile parquet(LogFile file) {
            InputFile input = new LocalStorage().parquet(file);
            return file.path().equals(path) ? new FailingInput(input, failure) : input;
        }

        private Storage checked(String used) throws IOException {
            if (used.equals(path)) {
                throw failure;
            }
            return new LocalStorage();
        }
    }

    private record FailingInput(InputFile input, IOException failure) implements InputFile {
        @Override
        public void open() throws IOException {
            throw failure;
        }

        @Override
        public java.nio.ByteBuffer readRange(long offset, int length) throws IOException {
            throw failure;
        }

        @Override
        public long length() throws IOException {
            throw failure;
        }

        @Override
        public String name() {
            return input.name();
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
