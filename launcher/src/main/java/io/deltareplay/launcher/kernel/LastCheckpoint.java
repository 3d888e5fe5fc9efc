package io.deltareplay.launcher.kernel;

import java.util.Optional;

/// What `_last_checkpoint` says of the newest checkpoint. A hint: it may be of an older one, or of one that is
/// gone.
///
/// @param version the checkpoint's
/// @param actions how many actions of all kinds it has, if that is said
/// @param parts how many files it has; empty for one
/// @param adds how many of its actions are `add`s, if that is said
/// @param manifest the file name of a V2 checkpoint's manifest; empty for others
public record LastCheckpoint(
        long version, Optional<Long> actions, Optional<Long> parts, Optional<Long> adds, Optional<String> manifest) {}
