package io.deltareplay.launcher.kernel;

import io.deltareplay.launcher.table.LogFile;

/// A file of a log and what its name says that it is.
record NamedFile(LogFile file, LogFileName name) {
    LeftOut leftOut(String problem) {
        return leftOut(file.path(), name, problem);
    }

    static LeftOut leftOut(String path, LogFileName name, String problem) {
        long version = name.version();
        return switch (name) {
            // A version before its end, or one that is read from a checkpoint within it, has no use for a compaction.
            case LogFileName.Compaction(long first, long last) ->
                new LeftOut(path, problem, Math.max(first, last), first - 1, false);
            case LogFileName.Checkpoint checkpoint -> new LeftOut(path, problem, version, version, true);
            case LogFileName.Commit commit -> new LeftOut(path, problem, version, version, false);
            case LogFileName.Checksum checksum -> new LeftOut(path, problem, version, version, false);
        };
    }
}
