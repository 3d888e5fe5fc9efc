package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.error.DeltaReplayException;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/// Where a file list's bytes go.
public sealed interface Destination extends AutoCloseable permits AtomicFile, StandardOutput {
    /// Takes the bytes; not to be closed by whoever writes them.
    WritableByteChannel channel();

    /// Makes what was written the result.
    void complete() throws IOException;

    /// Whether bytes that were written cannot be taken back.
    boolean isFinal();

    /// What a failed write means here.
    DeltaReplayException failure(IOException cause);

    /// Discards what was not completed.
    @Override
    void close();
}
