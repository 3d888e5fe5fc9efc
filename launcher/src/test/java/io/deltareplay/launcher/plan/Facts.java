package io.deltareplay.launcher.plan;

import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.FileActionEstimate;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.table.Reconciliation;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.table.TableMetadata;
import io.deltareplay.launcher.table.TableProtocol;
import io.deltareplay.launcher.table.TailFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Facts of logs that do not exist.
public final class Facts {
    private static final String LOG = "/a table/_delta_log/";
    private static final Checkpoint CHECKPOINT = new Checkpoint.Classic(8, file("8.checkpoint.parquet", 100));

    private Facts() {}

    /// A table with so many file actions in the log that is given.
    public static LogFacts of(long fileActions, Optional<Checkpoint> checkpoint, List<TailFile> tail) {
        return of(fileActions, checkpoint, tail, Reconciliation.known("test"));
    }

    /// A checkpoint that may name files more than once.
    static LogFacts unreconciled(String reason) {
        return of(10, Optional.of(CHECKPOINT), List.of(), Reconciliation.unknown(reason));
    }

    private static LogFacts of(
            long fileActions, Optional<Checkpoint> checkpoint, List<TailFile> tail, Reconciliation reconciliation) {
        return new LogFacts(
                new TableLocation("a table", "/a table"),
                9,
                Optional.empty(),
                new TableProtocol(1, 2, new TreeSet<>(), new TreeSet<>()),
                new TableMetadata("id", Optional.empty(), "{}", List.of(), Map.of(), Optional.empty(), Map.of()),
                new LogSegment(9, checkpoint, tail, tail),
                reconciliation,
                Optional.empty(),
                new FileActionEstimate(fileActions, FileActionEstimate.Source.CHECKSUM),
                List.of());
    }

    /// A checkpoint of one file, and a tail of so many bytes.
    public static LogFacts withTail(long fileActions, long tailBytes) {
        return of(fileActions, Optional.of(CHECKPOINT), List.of(new TailFile(file("9.json", tailBytes), 9, 9)));
    }

    /// A file of the log.
    public static LogFile file(String name, long size) {
        return new LogFile(LOG + name, size, 0);
    }
}
