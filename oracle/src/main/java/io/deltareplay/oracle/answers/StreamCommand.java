package io.deltareplay.oracle.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.Interview;
import io.deltareplay.oracle.SparkSessions;
import io.deltareplay.oracle.UsageException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/// `Oracle stream DIR...`
public final class StreamCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamCommand() {}

    private record Question(TableFolder table, OptionalLong version) {}

    public static void run(List<String> arguments, PrintStream answers) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of("--versions"), Set.of());
        boolean everyVersion = switch (line.option("--versions", "latest")) {
            case "all" -> true;
            case "latest" -> false;
            default -> throw new UsageException("--versions is all or latest");
        };
        List<Question> questions = new ArrayList<>();
        for (String folder : line.positional()) {
            for (TableFolder table :
                    TableFolders.in(Path.of(folder).toAbsolutePath().normalize())) {
                questions.add(new Question(table, OptionalLong.empty()));
                if (everyVersion) {
                    for (long version : TableFolders.versions(table.path())) {
                        questions.add(new Question(table, OptionalLong.of(version)));
                    }
                }
            }
        }
        try (SparkSession spark = SparkSessions.forSmallTables()) {
            new Interview<Question>(spark).ask(questions, StreamCommand::answer, answers);
        }
    }

    private static List<ObjectNode> answer(SparkSession session, Question question) {
        ObjectNode answer =
                JSON.createObjectNode().put("table", question.table().name());
        question.version().ifPresentOrElse(v -> answer.put("version", v), () -> answer.put("version", "latest"));
        try {
            answer.setAll(new InitialSnapshot(session).of(question.table().path(), question.version()));
        } catch (Exception | AssertionError e) {
            // Scala throws checked exceptions that no signature names.
            answer.put("error", e.toString().lines().findFirst().orElse(""));
        }
        return List.of(answer);
    }
}
