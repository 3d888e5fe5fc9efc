package io.deltareplay.oracle.answers;

import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.SparkSessions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;

/// `Oracle state TABLE`: delta-spark's own state reconstruction as a whole process, for the benchmarks. It collects
/// the
/// table's files and prints what shows that it had all of them.
public final class StateCommand {
    private StateCommand() {}

    public static void run(List<String> arguments, PrintStream answers) throws IOException {
        CommandLine line = CommandLine.parse(arguments, Set.of(), Set.of());
        Path table = Path.of(line.onlyPositional("TABLE")).toAbsolutePath().normalize();
        try (SparkSession spark = SparkSessions.asConfiguredByDefault()) {
            DeltaLog log = DeltaLog.forTable(spark, new org.apache.hadoop.fs.Path(table.toUri()));
            Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
            AddFile[] files = (AddFile[]) snapshot.allFiles().collect();
            long totalSize = 0;
            for (AddFile file : files) {
                totalSize += file.size();
            }
            answers.printf("{\"count\": %d, \"totalSize\": %d}%n", files.length, totalSize);
        }
    }
}
