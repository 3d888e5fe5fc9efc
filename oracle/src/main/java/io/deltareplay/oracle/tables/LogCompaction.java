package io.deltareplay.oracle.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.InMemoryLogReplay;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/// Writes log compaction files from delta-spark's own replay of the commits.
record LogCompaction(LogFolder log) {
    static LogCompaction of(FixtureTable table) {
        return new LogCompaction(table.log());
    }

    /// Compacts the commits `first` to `last`, both included.
    void write(long first, long last) throws IOException {
        InMemoryLogReplay replay = new InMemoryLogReplay(Option.empty(), Option.empty());
        for (long version = first; version <= last; version++) {
            List<Action> actions = new ArrayList<>();
            for (String line : log.commitLines(version)) {
                actions.add(Action.fromJson(line));
            }
            replay.append(version, CollectionConverters.asScala(actions.iterator()));
        }
        List<String> lines = new ArrayList<>();
        CollectionConverters.asJava(replay.checkpoint()).forEachRemaining(action -> lines.add(action.json()));
        Files.write(log.path().resolve(String.format("%020d.%020d.compacted.json", first, last)), lines);
    }
}
