package io.deltareplay.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.deltareplay.launcher.inspect.VersionSelector;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Tables that delta-spark wrote, with every form of checkpoint and statistics, replayed with predicates.
class FilteredReplayIT {
    @TestFactory
    Stream<DynamicTest> predicatesKeepWholeFilesOfEveryTable() throws IOException, InterruptedException {
        FixtureTables fixtures = FixtureTables.get();
        return fixtures.answers().keySet().stream()
                .filter(table -> isListed(fixtures.answers().get(table)))
                .map(table -> DynamicTest.dynamicTest(
                        table,
                        () -> FilteredReplay.check(
                                fixtures.folder().resolve(table), new VersionSelector.Latest(), table)));
    }

    /// Whether delta-spark lists the latest version; the others are refused before anything is replayed.
    private static boolean isListed(List<JsonNode> answers) {
        return answers.stream()
                .anyMatch(answer -> answer.get("engine").asText().equals("spark")
                        && answer.get("version").asText().equals("latest")
                        && !answer.has("error"));
    }
}
