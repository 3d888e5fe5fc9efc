package io.deltareplay.oracle.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/// Asks an engine about one table and writes down what it says, refusals included.
record Questioner(ReferenceEngine engine, TableFolder table) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 400;

    ObjectNode latest() {
        ObjectNode answer = question();
        answer.put("version", "latest");
        return answered(answer, () -> engine.latest(table.path()));
    }

    ObjectNode at(long version) {
        ObjectNode answer = question();
        answer.put("version", version);
        return answered(answer, () -> engine.at(table.path(), version));
    }

    private ObjectNode question() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("engine", engine.name());
        answer.put("table", table.name());
        return answer;
    }

    private ObjectNode answered(ObjectNode answer, Supplier<TableState> ask) {
        try {
            TableState state = ask.get();
            answer.put("resolvedVersion", state.version());
            answer.put("tableId", state.tableId());
            answer.put("numFiles", state.files().size());
            answer.putArray("files").addAll(state.files());
        } catch (Exception e) {
            // Scala throws checked exceptions that no signature names.
            answer.put("error", message(e));
        }
        return answer;
    }

    private String message(Exception e) {
        String text = String.valueOf(e.getMessage());
        String firstLine = text.lines()
                .findFirst()
                .orElse("")
                .replace(table.path().resolveSibling("").toString(), "<root>");
        return e.getClass().getSimpleName() + ": "
                + firstLine.substring(0, Math.min(firstLine.length(), LONGEST_MESSAGE));
    }
}
