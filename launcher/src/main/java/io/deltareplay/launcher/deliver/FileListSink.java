package io.deltareplay.launcher.deliver;

import org.apache.arrow.vector.VectorSchemaRoot;

/// Takes the file list as it comes. One thread calls it: `accept` for each batch, then `finish`; `close` always.
///
/// A sink that was closed without `finish` leaves nothing behind that looks like a result.
public interface FileListSink extends AutoCloseable {
    /// Delivers the batch's rows. The batch is the caller's and is reused after the call.
    ///
    /// @throws io.deltareplay.launcher.error.OutputClosedException when the reader went away
    /// @throws io.deltareplay.launcher.error.StorageException when the output cannot be written
    void accept(VectorSchemaRoot batch);

    /// Says that the list is complete: writes what ends it and makes it visible.
    void finish();

    /// Gives back what the sink holds; discards what `finish` did not complete.
    @Override
    void close();
}
