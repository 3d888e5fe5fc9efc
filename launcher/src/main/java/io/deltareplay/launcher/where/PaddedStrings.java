package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.In;
import io.deltareplay.predicate.FilePredicate.Like;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.LikePattern;
import io.deltareplay.predicate.Literal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Compares columns of type `char(n)`: spaces fill up to n characters what is read, and what it is compared with.
/// The log may have
/// it with all of the spaces, some, or none.
final class PaddedStrings {
    /// Patterns on longer columns are not worth as many alternatives.
    private static final int LONGEST_EXACT = 64;

    private PaddedStrings() {}

    static FilePredicate compare(FilterColumn column, int length, Comparison comparison, String text) {
        String bare = bare(text);
        String padded = bare + " ".repeat(Math.max(0, Math.max(length, codePoints(text)) - codePoints(bare)));
        FilePredicate equal = new In(column, forms(bare, padded), false);
        FilePredicate differs = new In(column, forms(bare, padded), true);
        return switch (comparison) {
            case EQUAL, NOT_DISTINCT -> Predicates.or(List.of(equal));
            case NOT_EQUAL -> Predicates.and(List.of(differs));
            case DISTINCT -> Predicates.or(List.of(new NullCheck(column, true), differs));
            // Between them are the same text with some of the spaces, and texts that go on with less than a space.
            case LESS ->
                Predicates.or(List.of(
                        compare(column, Comparison.LESS, bare),
                        Predicates.and(List.of(
                                compare(column, Comparison.GREATER, bare),
                                compare(column, Comparison.LESS, padded),
                                differs))));
            case LESS_OR_EQUAL -> compare(column, comparison, padded);
            case GREATER ->
                bare.length() == visible(bare).length()
                        ? compare(column, comparison, padded)
                        : compare(column, Comparison.GREATER_OR_EQUAL, visible(bare));
            case GREATER_OR_EQUAL -> compare(column, comparison, visible(bare));
        };
    }

    private static FilePredicate compare(FilterColumn column, Comparison comparison, String text) {
        return new Compare(column, comparison, literal(text));
    }

    /// Whether what is read, with all its spaces, matches, as far as the text without them can tell.
    static FilePredicate matches(FilterColumn column, int length, LikePattern pattern, boolean negated) {
        if (isText(pattern)) {
            String text = pattern.prefix();
            Comparison comparison = negated ? Comparison.NOT_EQUAL : Comparison.EQUAL;
            return codePoints(text) < length
                    ? Outcomes.none(column, comparison)
                    : compare(column, codePoints(text), comparison, text);
        }
        if (column.isPartition() && length <= LONGEST_EXACT) {
            return PaddedPatterns.matches(column, length, pattern, negated);
        }
        if (negated) {
            return new NullCheck(column, false);
        }
        String prefix = bare(pattern.prefix());
        List<LikePattern.Part> parts = new ArrayList<>();
        if (!prefix.isEmpty()) {
            parts.add(new LikePattern.Part.Text(prefix));
        }
        parts.add(new LikePattern.Part.AnyText());
        return new Like(column, new LikePattern(parts), false);
    }

    /// Whether a pattern has no wildcard.
    static boolean isText(LikePattern pattern) {
        return pattern.parts().stream().allMatch(LikePattern.Part.Text.class::isInstance);
    }

    private static String bare(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /// The text up to the first character that is less than a space: a shorter text that ends there is greater,
    /// once it is filled up.
    private static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return bare(text.substring(0, i));
            }
        }
        return text;
    }

    private static List<Literal> forms(String bare, String padded) {
        List<Literal> forms = new ArrayList<>();
        for (int end = bare.length(); end <= padded.length(); end++) {
            forms.add(literal(padded.substring(0, end)));
        }
        return forms;
    }

    private static Literal literal(String text) {
        return new Literal.OfBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
