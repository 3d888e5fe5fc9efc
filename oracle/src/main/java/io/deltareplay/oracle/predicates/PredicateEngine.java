package io.deltareplay.oracle.predicates;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
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
            answer.setAll(scanned(predicate));
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
            if (predicates.size() == 1) {
                return List.of(error("matchingError", e));
            }
            // One of them cannot be evaluated: the others can.
            int half = predicates.size() / 2;
            return Stream.concat(
                            matching(predicates.subList(0, half)).stream(),
                            matching(predicates.subList(half, predicates.size())).stream())
                    .toList();
        }
    }

    private static ObjectNode files(String name, SortedSet<String> paths) {
        ObjectNode node = JSON.createObjectNode();
        paths.forEach(node.putArray(name)::add);
        return node;
    }

    private ObjectNode scanned(String predicate) {
        try {
            return files("scanned", table.scanned(predicate));
        } catch (Exception e) {
            return error("scanError", e);
        }
    }

    /// Scala throws checked exceptions that no signature names, so any may be what is wrong with a predicate.
    private static ObjectNode error(String name, Exception e) {
        String message = e.toString().lines().findFirst().orElse("");
        return JSON.createObjectNode().put(name, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    }
}
