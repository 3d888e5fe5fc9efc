package io.deltareplay.oracle.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.SparkSessions;
import io.deltareplay.oracle.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/// `Oracle answers DIR...`
public final class AnswersCommand {
    private static final int TABLES_AT_A_TIME = 3;

    private AnswersCommand() {}

    public static void run(List<String> arguments, PrintStream answers) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of("--engine", "--versions"), Set.of());
        boolean everyVersion = switch (line.option("--versions", "all")) {
            case "all" -> true;
            case "latest" -> false;
            default -> throw new UsageException("--versions is all or latest");
        };
        List<TableFolder> tables = new ArrayList<>();
        for (String folder : line.positional()) {
            tables.addAll(TableFolders.in(Path.of(folder).toAbsolutePath().normalize()));
        }
        if (tables.isEmpty()) {
            throw new UsageException("no Delta table in " + line.positional());
        }
        switch (line.option("--engine", "spark")) {
            case "spark" -> withSpark(spark -> ask(List.of(new SparkEngine(spark)), tables, everyVersion, answers));
            case "kernel" -> ask(List.of(new KernelEngine()), tables, everyVersion, answers);
            case "both" ->
                withSpark(spark ->
                        ask(List.of(new SparkEngine(spark), new KernelEngine()), tables, everyVersion, answers));
            default -> throw new UsageException("--engine is spark, kernel or both");
        }
    }

    private interface SparkWork {
        void with(SparkSession spark) throws Exception;
    }

    private static void withSpark(SparkWork work) throws Exception {
        try (SparkSession spark = SparkSessions.forSmallTables()) {
            work.with(spark);
        }
    }

    private static void ask(
            List<ReferenceEngine> engines, List<TableFolder> tables, boolean everyVersion, PrintStream answers)
            throws IOException, InterruptedException, ExecutionException {
        try (ExecutorService workers = Executors.newFixedThreadPool(TABLES_AT_A_TIME)) {
            List<Future<List<ObjectNode>>> pending = new ArrayList<>();
            for (TableFolder table : tables) {
                for (ReferenceEngine engine : engines) {
                    Questioner questioner = new Questioner(engine, table);
                    pending.add(workers.submit(() -> answersOf(questioner, everyVersion)));
                }
            }
            for (Future<List<ObjectNode>> table : pending) {
                table.get().forEach(answers::println);
            }
        }
    }

    private static List<ObjectNode> answersOf(Questioner questioner, boolean everyVersion) throws IOException {
        List<ObjectNode> answers = new ArrayList<>();
        answers.add(questioner.latest());
        if (everyVersion) {
            for (long version : TableFolders.versions(questioner.table().path())) {
                answers.add(questioner.at(version));
            }
        }
        return answers;
    }
}
