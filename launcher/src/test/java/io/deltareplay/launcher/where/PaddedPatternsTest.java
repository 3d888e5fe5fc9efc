package io.deltareplay.launcher.where;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.predicate.FileFilter;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.LikePattern;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaddedPatternsTest {
    private static final FilterColumn CODE = new FilterColumn("code", List.of("code"), true, ValueType.STRING);
    private static final int LENGTH = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%", "% ", "a%", "a %", "a  %", "% a%", "_", "____", "a__ ", "%a _", "a%  ", "ab__", "%b", "_b%_ "
            })
    void aValueMatchesAsIfItsSpacesWereThere(String text) {
        LikePattern pattern = LikePattern.of(text, '\\');
        for (String value : List.of("", "a", "ab", "a b", "abcd", "ba", "b", "a a", "ab c", "äb")) {
            boolean matches = pattern.matches(value + " ".repeat(LENGTH - value.length()));
            for (int spaces = 0; spaces <= LENGTH - value.length(); spaces++) {
                String stored = value + " ".repeat(spaces);
                assertEquals(matches, keeps(stored, pattern, false), "'%s' LIKE '%s'".formatted(stored, text));
                assertEquals(!matches, keeps(stored, pattern, true), "'%s' NOT LIKE '%s'".formatted(stored, text));
            }
        }
    }

    private static boolean keeps(String stored, LikePattern pattern, boolean negated) {
        FilePredicate predicate = PaddedPatterns.matches(CODE, LENGTH, pattern, negated);
        FileFilter filter = new FileFilter(new Where("", predicate, ZoneOffset.UTC));
        byte[] utf8 = stored.getBytes(StandardCharsets.UTF_8);
        filter.forget();
        byte[] name = CODE.path().getFirst().getBytes(StandardCharsets.UTF_8);
        filter.partitionValue(filter.partitionKeys().find(name, 0, name.length), utf8, 0, utf8.length);
        return filter.mayMatch();
    }
}
