package io.deltareplay.oracle.predicates;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/// Answers questions about predicates, a JSON object for each predicate.
final class PredicateEngine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 400;

    private final ScannedTable table;

    PredicateEngine(ScannedTable table) {
        this.table = table;
    }

    static PredicateEngine of(SparkSession spark, PredicateQuestion question) {
        return new PredicateEngine(ScannedTable.at(spark, question.table(), question.version(), question.zone()));
    }

    List<ObjectNode> answers(List<String> predicates) {
        List<ObjectNode> matching = matching(predicates);
        List<ObjectNode> answers = new ArrayList<>();
        for (int i = 0; i < predicates.size(); i++) {
            String predicate = predicates.get(i);
            ObjectNode answer = JSON.createObjectNode();
            answer.put("version", table.version());
            answer.put("predicate", predicate);
            answer.setAll(orError("scanError", () -> files("scanned", table.scanned(predicate))));
            answer.setAll(matching.get(i));
            answers.add(answer);
        }
        return answers;
    }

    private List<ObjectNode> matching(List<String> predicates) {
        try {
            return table.matching(predicates).stream()
                    .map(files -> files("matching", files))
                    .toList();
        } catch (Exception e) {
            // One of them cannot be evaluated, or a file cannot be read: each for itself.
            return predicates.stream()
                    .map(predicate -> orError(
                            "matchingError",
                            () -> files(
                                    "matching",
                                    table.matching(List.of(predicate)).getFirst())))
                    .toList();
        }
    }

    private static ObjectNode files(String name, SortedSet<String> paths) {
        ObjectNode node = JSON.createObjectNode();
        paths.forEach(node.putArray(name)::add);
        return node;
    }

    private static ObjectNode orError(String name, Supplier<ObjectNode> ask) {
        try {
            return ask.get();
        } catch (Exception e) {
            // Scala throws checked exceptions that no signature names.
            String message = Stream.of(e.toString().split("\n")).findFirst().orElse("");
            return JSON.createObjectNode().put(name, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
        }
    }
}
