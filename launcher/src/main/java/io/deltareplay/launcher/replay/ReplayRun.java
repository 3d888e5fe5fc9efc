package io.deltareplay.launcher.replay;

import io.deltareplay.action.ActionParser;
import io.deltareplay.action.IdentityHasher;
import io.deltareplay.launcher.storage.Storage;

/// What every part of one replay shares: where files come from, how actions are read and told apart, what was
/// counted.
record ReplayRun(
        Storage storage,
        ReplayOptions options,
        ActionParser parser,
        IdentityHasher hasher,
        ReplayCounts counts,
        LogProblems problems) {

    static ReplayRun of(Storage storage, ReplayOptions options, ReplayCounts counts, LogProblems problems) {
        return new ReplayRun(
                storage,
                options,
                new ActionParser(options.readsStats()),
                // Local tables only, so far: the scheme of absolute paths that name none.
                new IdentityHasher("file:"),
                counts,
                problems);
    }
}
