package io.deltareplay.launcher.distributed;

import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.table.TailFile;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Says to a job what a plan means: exactly the segment's files, each by an address that executors open literally.
final class RequestBuilder {
    /// Local tables only, so far: also the scheme of absolute paths in the log that name none.
    private static final String SCHEME = "file:";

    private static final String UNRESERVED = "-._~/";

    private RequestBuilder() {}

    static ReplayRequest of(ReplayPlan.Distributed plan, DistributedOptions options) {
        LogFacts facts = plan.facts();
        return new ReplayRequest(
                facts.location().given(),
                facts.version(),
                SCHEME,
                files(facts.segment()),
                facts.reconciliation().isKnown(),
                options.columns(),
                plan.strategy().strategy(),
                plan.numPartitions(),
                options.order(),
                options.where());
    }

    private static List<SegmentFile> files(LogSegment segment) {
        List<SegmentFile> files = new ArrayList<>();
        segment.checkpoint().ifPresent(checkpoint -> addCheckpoint(files, checkpoint));
        for (TailFile tail : segment.tail()) {
            files.add(file(
                    tail.file(),
                    tail.lastVersion(),
                    tail.isCompaction() ? SegmentFile.Kind.COMPACTION : SegmentFile.Kind.COMMIT));
        }
        return files;
    }

    private static void addCheckpoint(List<SegmentFile> files, Checkpoint checkpoint) {
        for (LogFile file : checkpoint.oldestFirst()) {
            files.add(file(file, checkpoint.version(), kind(checkpoint, file)));
        }
    }

    private static SegmentFile.Kind kind(Checkpoint checkpoint, LogFile file) {
        return switch (checkpoint) {
            case Checkpoint.Classic classic -> SegmentFile.Kind.CHECKPOINT;
            case Checkpoint.MultiPart parts -> SegmentFile.Kind.CHECKPOINT;
            case Checkpoint.V2 v2 when !file.equals(v2.manifest()) -> SegmentFile.Kind.SIDECAR;
            case Checkpoint.V2 v2 -> v2.isJson() ? SegmentFile.Kind.JSON_MANIFEST : SegmentFile.Kind.CHECKPOINT;
        };
    }

    private static SegmentFile file(LogFile file, long version, SegmentFile.Kind kind) {
        return new SegmentFile(file.path(), uri(file.path()), file.size(), version, kind);
    }

    /// Everything is encoded that could mean anything in a URI: a folder may be named `100%`, `we{i}rd[1]` or `?#`.
    static String uri(String path) {
        StringBuilder uri = new StringBuilder(SCHEME).append("//");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append("%%%02X".formatted((int) c));
            }
        }
        return uri.toString();
    }
}
