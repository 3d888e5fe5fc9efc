package io.deltareplay.oracle.predicates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.Interview;
import io.deltareplay.oracle.SparkSessions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.SparkSession;

/// `Oracle scans QUESTIONS`: a file with a JSON object a line, each a table, a version, a time zone and predicates.
public final class ScansCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScansCommand() {}

    public static void run(List<String> arguments, PrintStream answers) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of(), Set.of());
        List<PredicateQuestion> questions = Files.readAllLines(Path.of(line.onlyPositional("QUESTIONS"))).stream()
                .map(ScansCommand::parse)
                .toList();
        try (SparkSession spark = SparkSessions.forSmallTables()) {
            new Interview<PredicateQuestion>(spark).ask(questions, ScansCommand::answer, answers);
        }
    }

    private static List<ObjectNode> answer(SparkSession session, PredicateQuestion question) {
        List<ObjectNode> answers = PredicateEngine.of(session, question).answers(question.predicates());
        for (ObjectNode answer : answers) {
            answer.put("table", question.table().toString());
            answer.put("zone", question.zone().getId());
        }
        return answers;
    }

    private static PredicateQuestion parse(String line) {
        try {
            JsonNode question = JSON.readTree(line);
            return new PredicateQuestion(
                    Path.of(question.get("table").asText()).toAbsolutePath().normalize(),
                    question.path("version").isNumber()
                            ? OptionalLong.of(question.get("version").asLong())
                            : OptionalLong.empty(),
                    ZoneId.of(question.path("zone").asText("UTC")),
                    StreamSupport.stream(question.get("predicates").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a question: " + line, e);
        }
    }
}
