package io.deltareplay.launcher.snapshot;

import java.io.IOException;

/// Hands out records in their order.
interface RecordSource {
    /// Replaces the block's content by the next records; leaves it empty at the end.
    ///
    /// @param maxRows at most so many
    /// @param bytes no more once there are so many bytes
    void next(RecordBlock block, int maxRows, int bytes) throws IOException;
}
