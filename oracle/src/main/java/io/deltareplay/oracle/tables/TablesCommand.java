package io.deltareplay.oracle.tables;

import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.SparkSessions;
import io.deltareplay.oracle.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/// `Oracle tables DIR [--family log|where|stream] [--only NAME,...] [--list]`
public final class TablesCommand {
    private static final int TABLES_AT_A_TIME = 3;

    private TablesCommand() {}

    public static void run(List<String> arguments, PrintStream answers) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of("--only", "--family"), Set.of("--list"));
        List<Fixture> family = Fixtures.family(line.option("--family", "log"));
        if (line.flag("--list")) {
            family.forEach(fixture -> answers.println(fixture.name() + "\t" + fixture.covers()));
            return;
        }
        List<Fixture> chosen = chosen(family, line.option("--only", ""));
        Path folder = Path.of(line.onlyPositional("DIR")).toAbsolutePath().normalize();
        Files.createDirectories(folder);
        try (SparkSession spark = SparkSessions.forSmallTables()) {
            writeAll(spark, folder, chosen);
        }
    }

    private static List<Fixture> chosen(List<Fixture> family, String only) {
        if (only.isEmpty()) {
            return family;
        }
        Set<String> names = Set.of(only.split(","));
        List<Fixture> chosen = family.stream()
                .filter(fixture -> names.contains(fixture.name()))
                .toList();
        if (chosen.size() != names.size()) {
            throw new UsageException("not all of these are fixtures: " + names);
        }
        return chosen;
    }

    private static void writeAll(SparkSession spark, Path folder, List<Fixture> fixtures) throws Exception {
        List<Future<?>> pending = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(TABLES_AT_A_TIME)) {
            for (Fixture fixture : fixtures) {
                pending.add(workers.submit(() -> {
                    write(spark.newSession(), folder.resolve(fixture.name()), fixture);
                    return null;
                }));
            }
        }
        // Every failure is worth knowing, not the first alone.
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> table : pending) {
            try {
                table.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        if (!failures.isEmpty()) {
            IOException failed = new IOException(failures.size() + " of " + fixtures.size() + " fixtures failed");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private static void write(SparkSession session, Path folder, Fixture fixture) throws IOException {
        if (Files.exists(folder)) {
            throw new IOException(folder + " exists already");
        }
        SparkSession.setActiveSession(session);
        try {
            fixture.writer().write(new FixtureTable(session, folder));
        } catch (Exception e) {
            throw new IOException("could not write the fixture " + fixture.name(), e);
        } finally {
            SparkSession.clearActiveSession();
        }
    }
}
