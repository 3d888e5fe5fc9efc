package io.deltareplay.oracle.sample;

import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.SparkSessions;
import io.deltareplay.oracle.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/// `Oracle sample DIR`
public final class SampleCommand {
    private SampleCommand() {}

    public static void run(List<String> arguments, PrintStream answers) throws IOException {
        Path folder = Path.of(CommandLine.parse(arguments, Set.of(), Set.of()).onlyPositional("DIR"))
                .toAbsolutePath()
                .normalize();
        if (Files.exists(folder)) {
            throw new UsageException(folder + " exists already");
        }
        try (SparkSession spark = SparkSessions.forSmallTables()) {
            new TripsTable(spark, folder).write();
        }
        answers.println(folder);
    }
}
