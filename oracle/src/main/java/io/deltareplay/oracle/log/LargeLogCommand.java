package io.deltareplay.oracle.log;

import io.deltareplay.oracle.SparkSessions;
import io.deltareplay.oracle.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/// `Oracle log DIR ...`
public final class LargeLogCommand {
    private static final int FILES_PER_REPLAY_TASK = 50_000;

    private LargeLogCommand() {}

    public static void run(List<String> arguments, PrintStream answers) throws IOException {
        LargeLogOptions options = LargeLogOptions.parse(arguments);
        if (Files.exists(options.directory())) {
            throw new UsageException(options.directory() + " exists already");
        }
        try (SparkSession spark = SparkSessions.forLargeLog(Math.max(2, options.files() / FILES_PER_REPLAY_TASK))) {
            answers.println(new LargeLog(spark, options).write());
        }
    }
}
