package io.deltareplay.oracle;

import io.deltareplay.oracle.answers.AnswersCommand;
import io.deltareplay.oracle.answers.StateCommand;
import io.deltareplay.oracle.answers.StreamCommand;
import io.deltareplay.oracle.log.LargeLogCommand;
import io.deltareplay.oracle.predicates.PredicatesCommand;
import io.deltareplay.oracle.predicates.ScansCommand;
import io.deltareplay.oracle.sample.SampleCommand;
import io.deltareplay.oracle.tables.TablesCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The process' entry point: `Oracle COMMAND ARGUMENT...`. Answers go to stdout, one JSON value a line; everything
/// else goes to stderr. Exit codes: 0 done, 1 failed, 2 usage.
public final class Oracle {
    private static final String USAGE = """
            usage: Oracle tables DIR [--family log|where|stream] [--only NAME,...] [--list]
                                                                 write the fixture tables into DIR
                   Oracle answers DIR... [--engine spark|kernel|both] [--versions all|latest]
                                                                 print what is in each table, a JSON line per version
                   Oracle scans QUESTIONS                        print what delta-spark reads for predicates, and which files
                                                                 hold rows that match; QUESTIONS is a file with a line
                                                                 {"table", "version", "zone", "predicates"} each
                   Oracle predicates DIR... [--seed N] [--count N] [--zones ZONE,...]
                                                                 make up predicates for each table and answer them as scans
                   Oracle stream DIR... [--versions all|latest]  print the initial snapshots of delta-spark's streaming
                                                                 source, a JSON line per version
                   Oracle state TABLE                            replay the table as delta-spark does by default, print
                                                                 how many files it has and their size
                   Oracle sample DIR                             write the sample table of `make demo`
                   Oracle log DIR --files N [--checkpoint none|classic|multipart:PARTS|v2] [--stats json|struct|both|none]
                              [--partition-values-parsed true|false] [--tail COMMITS]
                              [--partition-by date|region] [--clustered]
                                                                 write a large log without data files
            """;

    private Oracle() {}

    public static void main(String[] arguments) {
        // Whatever a library prints must not get between two answers.
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int exitCode = run(Arrays.asList(arguments), answers);
        answers.flush();
        System.exit(exitCode);
    }

    private static int run(List<String> arguments, PrintStream answers) {
        try {
            String command = arguments.isEmpty() ? "" : arguments.getFirst();
            List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
            switch (command) {
                case "tables" -> TablesCommand.run(rest, answers);
                case "answers" -> AnswersCommand.run(rest, answers);
                case "predicates" -> PredicatesCommand.run(rest, answers);
                case "scans" -> ScansCommand.run(rest, answers);
                case "stream" -> StreamCommand.run(rest, answers);
                case "state" -> StateCommand.run(rest, answers);
                case "sample" -> SampleCommand.run(rest, answers);
                case "log" -> LargeLogCommand.run(rest, answers);
                default -> throw new UsageException("unknown command '" + command + "'");
            }
            return 0;
        } catch (UsageException e) {
            System.err.println("oracle: " + e.getMessage());
            System.err.print(USAGE);
            return 2;
        } catch (Exception e) {
            e.printStackTrace();
            return 1;
        }
    }
}
