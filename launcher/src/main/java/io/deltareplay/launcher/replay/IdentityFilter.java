package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;

/// Which files of a checkpoint are still part of the table.
@FunctionalInterface
interface IdentityFilter {
    boolean keeps(HashValue128 identity);
}
