package io.deltareplay.oracle.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixturesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.+?)` \\| (.+) \\|$");

    @Test
    void everyNameIsUsedOnce() {
        List<String> names = names();

        assertFalse(names.isEmpty());
        assertEquals(names.size(), new TreeSet<>(names).size());
    }

    @Test
    void noNameIsAPathOrHidden() {
        for (String name : names()) {
            assertFalse(name.contains("/") || name.startsWith("."), name);
        }
    }

    @Test
    void theReadmeListsEveryFixtureAndWhatItCovers() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String tables = readme.substring(readme.indexOf("## Fixture tables"));

        List<MatchResult> rows = ROW.matcher(tables).results().toList();

        assertEquals(names(), rows.stream().map(row -> row.group(1)).toList());
        assertEquals(
                all().map(Fixture::covers).toList(),
                rows.stream().map(row -> row.group(2)).toList());
    }

    private static List<String> names() {
        return all().map(Fixture::name).toList();
    }

    private static Stream<Fixture> all() {
        return Stream.of("log", "where", "stream").map(Fixtures::family).flatMap(List::stream);
    }
}
