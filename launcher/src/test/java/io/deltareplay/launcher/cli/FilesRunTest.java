package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.distributed.DistributedOptions;
import io.deltareplay.launcher.distributed.DistributedProgress;
import io.deltareplay.launcher.distributed.Epilogue;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.predicate.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Log cleanup and writers at work while a table is listed.
class FilesRunTest {
    @TempDir
    Path folder;

    private TextLog log;

    /// Does something to the log between an inspection and its replay, once.
    private static class Meddling implements Engine {
        private final Engine engine = new LocalEngine(new Leftovers());
        private final Deed deed;
        int inspections;
        private boolean done;

        interface Deed {
            void run() throws IOException;
        }

        Meddling(Deed deed) {
            this.deed = deed;
        }

        @Override
        public TableLocation locate(String table) {
            return engine.locate(table);
        }

        @Override
        public LogFacts inspect(TableLocation location, VersionSelector selector) {
            inspections++;
            return engine.inspect(location, selector);
        }

        @Override
        public KeptEstimate estimate(LogFacts facts, Where where) {
            return engine.estimate(facts, where);
        }

        @Override
        public ReplayResult replay(
                ReplayPlan.Serial plan, ReplayOptions options, FileListSink sink, ReplayProgress progress) {
            if (!done) {
                done = true;
                try {
                    deed.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return engine.replay(plan, options, sink, progress);
        }

        @Override
        public ReplayResult replay(
                ReplayPlan.Distributed plan,
                DistributedOptions options,
                FileListSink sink,
                DistributedProgress progress,
                Epilogue epilogue) {
            return engine.replay(plan, options, sink, progress, epilogue);
        }
    }

    @BeforeEach
    void writeTable() throws IOException {
        log = new TextLog(folder);
        log.commit(1, TextLog.add("a"));
        log.commit(2, TextLog.add("b"));
    }

    @Test
    void cleanupBetweenInspectionAndReplayCausesOneFreshStart() throws IOException {
        Meddling engine = new Meddling(() -> {
            log.checkpoint(1, TextLog.add("a"));
            Files.delete(log.commitFile(0));
        });
        TestHost host = TestHost.piped(engine);
        String report = folder.resolve("report").toString();
        assertEquals(0, host.run("files", folder.toString(), "--format", "paths", "--report", report), host::messages);
        assertEquals(
                List.of(folder.toRealPath() + "/a", folder.toRealPath() + "/b"),
                host.text().lines().sorted().toList());
        assertEquals(2, engine.inspections);
        assertTrue(host.messages().startsWith("delta-replay: 2 files"), host.messages());
        assertTrue(Files.readString(folder.resolve("report")).contains("\"inspections\": 2"));
    }

    @Test
    void fileThatVanishesDuringTheInspectionCausesOneFreshStartToo() throws IOException {
        Meddling engine = new Meddling(() -> {}) {
            @Override
            public LogFacts inspect(TableLocation location, VersionSelector selector) {
                LogFacts facts = super.inspect(location, selector);
                if (inspections == 1) {
                    throw new StorageException("gone", "", new NoSuchFileException("a commit"));
                }
                return facts;
            }
        };
        TestHost host = TestHost.piped(engine);
        assertEquals(0, host.run("files", folder.toString(), "--format", "paths"), host::messages);
        assertEquals(2, host.text().lines().count());
    }

    @Test
    void missingOutputFolderIsNoReasonToStartAgain() {
        Meddling engine = new Meddling(() -> {});
        TestHost host = TestHost.piped(engine);
        assertEquals(5, host.run("files", folder.toString(), "--output", folder + "/none/list"), host::messages);
        assertEquals(1, engine.inspections);
        assertTrue(host.messages().contains("none/list: its folder does not exist"), host.messages());
    }

    @Test
    void versionThatIsGoneForGoodIsSaidSo() throws IOException {
        Meddling engine = new Meddling(() -> {
            log.checkpoint(2, TextLog.add("a"), TextLog.add("b"));
            Files.delete(log.commitFile(0));
            Files.delete(log.commitFile(1));
        });
        TestHost host = TestHost.piped(engine);
        assertEquals(3, host.run("files", folder.toString(), "--version", "1"), host::messages);
        assertEquals(2, engine.inspections);
        assertEquals("", host.text());
    }

    @Test
    void fileThatIsMissingAfterAFreshStartTooIsDamage() throws IOException {
        log.checkpoint(2, TextLog.sidecar("gone.parquet"));
        Meddling engine = new Meddling(() -> {});
        TestHost host = TestHost.piped(engine);
        assertEquals(4, host.run("files", folder.toString()), host::messages);
        assertTrue(host.messages().contains("_delta_log/_sidecars/gone.parquet"), host.messages());
        assertEquals("", host.text());
    }

    @Test
    void whatReachedTheReaderIsNotRepeated() throws IOException {
        String[] adds = new String[20_000];
        for (int i = 0; i < adds.length; i++) {
            adds[i] = TextLog.add("a-rather-long-name-to-fill-the-buffer-" + i);
        }
        log.commit(3, adds);
        // Newest first: the big commit is delivered before the small one is found missing.
        Meddling engine = new Meddling(() -> Files.delete(log.commitFile(1)));
        TestHost host = TestHost.piped(engine);
        assertEquals(5, host.run("files", folder.toString(), "--format", "jsonl"), host::messages);
        assertEquals(1, engine.inspections);
        assertTrue(host.text().length() > 0);
        assertTrue(host.messages().contains("00000000000000000001.json"), host.messages());
    }
}
