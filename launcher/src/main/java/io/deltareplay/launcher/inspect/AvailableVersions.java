package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.kernel.LogFileNames;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Which versions of a table can be read, for messages.
///
/// @param earliest the first one whose state can be made: version 0, or the first with a checkpoint
/// @param latest the newest commit
record AvailableVersions(long earliest, long latest) {
    /// Empty when the log holds no version that can be read.
    static Optional<AvailableVersions> of(Storage storage, TableLocation location) throws IOException {
        List<String> names = storage.list(location.logFolder(), "").stream()
                .map(LogFile::name)
                .toList();
        TreeSet<Long> commits = new TreeSet<>();
        TreeSet<Long> starts = new TreeSet<>();
        for (String name : names) {
            LogFileNames.commitVersion(name).ifPresent(commits::add);
            LogFileNames.checkpointVersion(name).ifPresent(starts::add);
        }
        starts.retainAll(commits);
        if (commits.contains(0L)) {
            starts.add(0L);
        }
        return starts.isEmpty()
                ? Optional.empty()
                : Optional.of(new AvailableVersions(starts.first(), commits.last()));
    }
}
