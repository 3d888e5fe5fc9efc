package io.deltareplay.launcher.where;

import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Like;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.LikePattern;
import io.deltareplay.predicate.LikePattern.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `LIKE` on a column of type `char(n)`, asked of values that lack the spaces which fill them up: for each number
/// of spaces that may
/// be missing, what is left of the pattern without as many at its end.
final class PaddedPatterns {
    private PaddedPatterns() {}

    static FilePredicate matches(FilterColumn column, int length, LikePattern pattern, boolean negated) {
        List<FilePredicate> alternatives = new ArrayList<>();
        Set<List<Part>> patterns = Set.of(pattern.parts());
        for (int spaces = 0; spaces <= length; spaces++) {
            List<FilePredicate> matching = patterns.stream()
                    .<FilePredicate>map(parts -> new Like(column, new LikePattern(parts), negated))
                    .toList();
            alternatives.add(Predicates.and(List.of(
                    hasLength(column, length - spaces, spaces == 0),
                    negated ? Predicates.and(matching) : Predicates.or(matching))));
            patterns = withoutLastSpace(patterns);
        }
        return Predicates.or(alternatives);
    }

    private static FilePredicate hasLength(FilterColumn column, int length, boolean orMore) {
        List<Part> parts = new ArrayList<>(Collections.nCopies(length, new Part.AnyCharacter()));
        if (orMore) {
            parts.add(new Part.AnyText());
        }
        return new Like(column, new LikePattern(parts), false);
    }

    /// What the beginnings of texts match that the patterns match with a space at their ends.
    private static Set<List<Part>> withoutLastSpace(Set<List<Part>> patterns) {
        Set<List<Part>> shorter = new LinkedHashSet<>();
        patterns.forEach(parts -> addWithoutLastSpace(parts, shorter));
        return shorter;
    }

    private static void addWithoutLastSpace(List<Part> parts, Set<List<Part>> shorter) {
        if (parts.isEmpty()) {
            return;
        }
        List<Part> before = parts.subList(0, parts.size() - 1);
        switch (parts.getLast()) {
            case Part.AnyCharacter any -> shorter.add(List.copyOf(before));
            case Part.AnyText any -> {
                // The space is part of any text, or that text is empty.
                shorter.add(parts);
                addWithoutLastSpace(before, shorter);
            }
            case Part.Text(String text) -> {
                if (text.endsWith(" ")) {
                    List<Part> cut = new ArrayList<>(before);
                    if (text.length() > 1) {
                        cut.add(new Part.Text(text.substring(0, text.length() - 1)));
                    }
                    shorter.add(List.copyOf(cut));
                }
            }
        }
    }
}
