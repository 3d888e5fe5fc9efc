package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;

/// Which files of a checkpoint are still part of the table.
interface IdentityFilter {
    /// A cheap first look: false says that the tail knows nothing of a file with this path, so that it is kept
    /// without
    /// its identity.
    boolean mayKnow(byte[] path, int offset, int length);

    boolean keeps(HashValue128 identity);
}
