package io.deltareplay.launcher.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.launcher.where.SqlPredicate;
import io.deltareplay.predicate.Where;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/// Real logs of the Delta project with predicates that keep every file, some and none.
class GoldenPredicatesTest {
    @TestFactory
    @EnabledIf(
            value = "io.deltareplay.launcher.replay.GoldenReplayTest#areHere",
            disabledReason = "the golden tables are not here: set DELTA_GOLDEN_TABLES")
    Stream<DynamicTest> everyVersionOfEveryTableIsKeptSplitAndLeftOut() throws IOException {
        return GoldenAnswer.tests(answer -> {
            if (!answer.isRefusal()) {
                check(answer);
            }
        });
    }

    private static void check(GoldenAnswer answer) {
        VersionSelector version = answer.version()
                .<VersionSelector>map(VersionSelector.AtVersion::new)
                .orElseGet(VersionSelector.Latest::new);
        LogFacts facts = new LogInspector(new LocalStorage())
                .inspect(TableLocation.parse(answer.table().toString()), version);
        Set<String> everything = rows(SerialRun.of(facts, 256 << 20));
        assertEquals(Set.of(), kept(facts, "FALSE"), answer.context());
        for (String name : facts.metadata().physicalNames().keySet()) {
            String column = "`" + name.replace("`", "``") + "`";
            String context = answer.context() + ", " + column;
            assertEquals(everything, kept(facts, column + " IS NULL OR " + column + " IS NOT NULL"), context);
            Set<String> nulls = kept(facts, column + " IS NULL");
            Set<String> values = kept(facts, column + " IS NOT NULL");
            assertTrue(everything.containsAll(nulls) && everything.containsAll(values), context);
            // A file has rows, and each is one or the other; of a partition column, all of a file are the same.
            Set<String> either = new TreeSet<>(nulls);
            either.addAll(values);
            assertEquals(everything, either, context);
            if (facts.metadata().partitionColumns().contains(name)) {
                assertEquals(everything.size(), nulls.size() + values.size(), context);
            }
        }
    }

    private static Set<String> kept(LogFacts facts, String predicate) {
        Where where =
                SqlPredicate.parse(predicate).resolve(facts.location().toString(), facts.metadata(), ZoneOffset.UTC);
        return rows(SerialRun.of(facts, SerialRun.ALL_COLUMNS, where));
    }

    private static Set<String> rows(SerialRun run) {
        List<ObjectNode> rows = run.sink().rows();
        Set<String> texts = new TreeSet<>();
        rows.forEach(row -> texts.add(row.toString()));
        assertEquals(rows.size(), texts.size());
        return texts;
    }
}
