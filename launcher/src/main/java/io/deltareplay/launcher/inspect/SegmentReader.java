package io.deltareplay.launcher.inspect;

import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.table.TailFile;
import java.util.List;
import java.util.Optional;

/// Makes Kernel's log segment ours: adds the sidecars and says of each file of the tail which versions it holds.
final class SegmentReader {
    private final SidecarReader sidecars;

    SegmentReader(SidecarReader sidecars) {
        this.sidecars = sidecars;
    }

    LogSegment read(KernelSnapshot snapshot) {
        return new LogSegment(
                snapshot.version(),
                checkpoint(snapshot.checkpointFiles()),
                snapshot.commits().stream().map(SegmentReader::tailFile).toList(),
                snapshot.tail().stream().map(SegmentReader::tailFile).toList());
    }

    private Optional<Checkpoint> checkpoint(List<LogFile> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        LogFile first = files.getFirst();
        String[] name = first.name().split("\\.", -1);
        long version = Long.parseLong(name[0]);
        return Optional.of(
                switch (name.length) {
                    case 5 -> new Checkpoint.MultiPart(version, files);
                    case 4 -> new Checkpoint.V2(version, first, sidecars.read(first));
                    default -> classicallyNamed(version, first);
                });
    }

    /// A V2 checkpoint may have a classic one's name, for readers that do not know it to fail on.
    private Checkpoint classicallyNamed(long version, LogFile file) {
        List<LogFile> named = sidecars.read(file);
        return named.isEmpty() ? new Checkpoint.Classic(version, file) : new Checkpoint.V2(version, file, named);
    }

    private static TailFile tailFile(LogFile file) {
        String[] name = file.name().split("\\.", -1);
        long first = Long.parseLong(name[0]);
        return new TailFile(file, first, name.length == 4 ? Long.parseLong(name[1]) : first);
    }
}
