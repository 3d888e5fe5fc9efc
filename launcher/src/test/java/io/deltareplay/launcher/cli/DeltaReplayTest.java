package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.distributed.DistributedOptions;
import io.deltareplay.launcher.distributed.DistributedProgress;
import io.deltareplay.launcher.distributed.Epilogue;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.replay.KeptEstimate;
import io.deltareplay.launcher.replay.ReplayOptions;
import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.predicate.Where;
import org.junit.jupiter.api.Test;

class DeltaReplayTest extends ProgramContract {
    DeltaReplayTest() {
        super(Program.inProcess());
    }

    /// Fails at once in its own way.
    private record Broken(Throwable failure) implements Engine {
        @Override
        public TableLocation locate(String table) {
            throw sneaky(failure);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
            throw (T) failure;
        }

        @Override
        public LogFacts inspect(TableLocation location, VersionSelector selector) {
            throw new AssertionError("located before");
        }

        @Override
        public KeptEstimate estimate(LogFacts facts, Where where) {
            throw new AssertionError("located before");
        }

        @Override
        public ReplayResult replay(
                ReplayPlan.Distributed plan,
                DistributedOptions options,
                FileListSink sink,
                DistributedProgress progress,
                Epilogue epilogue) {
            throw new AssertionError("nobody asked for Spark");
        }

        @Override
        public ReplayResult replay(
                ReplayPlan.Serial plan, ReplayOptions options, FileListSink sink, ReplayProgress progress) {
            throw new AssertionError("located before");
        }
    }

    @Test
    void unexpectedFailureAsksForAReport() {
        TestHost broken = TestHost.piped(new Broken(new IllegalStateException("what")));
        assertEquals(1, broken.run("files", "/t"));
        assertEquals(
                "delta-replay: unexpected failure: java.lang.IllegalStateException: what\n"
                        + "Run again with --verbose for the stack trace, and report it.\n",
                broken.messages());
    }

    @Test
    void exhaustedMemoryIsExplained() {
        TestHost broken = TestHost.piped(new Broken(new OutOfMemoryError("Java heap space")));
        assertEquals(1, broken.run("files", "/t"));
        assertTrue(broken.messages().startsWith("delta-replay: out of memory: the heap of "), broken.messages());
        assertTrue(broken.messages().contains("--memory"), broken.messages());
    }
}
