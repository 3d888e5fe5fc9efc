package io.deltareplay.predicate;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@code LIKE} pattern: characters that stand for themselves, {@code %} for any text and {@code _} for any one character.
 *
 * @param parts in their order
 */
public record LikePattern(List<Part> parts) {
    public LikePattern {
        parts = List.copyOf(parts);
    }

    /** A piece of a pattern. */
    public sealed interface Part {
        /** Text that stands for itself; not empty. */
        record Text(String text) implements Part {}

        /** {@code %}. */
        record AnyText() implements Part {}

        /** {@code _}. */
        record AnyCharacter() implements Part {}
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when the escape character is followed by nothing or by another character than a wildcard or
     *     itself
     */
    public static LikePattern of(String pattern, char escape) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == escape) {
                if (++i == pattern.length() || !isEscapable(pattern.charAt(i), escape)) {
                    throw new IllegalArgumentException(
                            "the escape character '%c' must be followed by '%%', '_' or itself".formatted(escape));
                }
                text.append(pattern.charAt(i));
            } else if (c == '%' || c == '_') {
                endText(text, parts);
                parts.add(c == '%' ? new Part.AnyText() : new Part.AnyCharacter());
            } else {
                text.append(c);
            }
        }
        endText(text, parts);
        return new LikePattern(parts);
    }

    private static boolean isEscapable(char c, char escape) {
        return c == '%' || c == '_' || c == escape;
    }

    private static void endText(StringBuilder text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text.toString()));
            text.setLength(0);
        }
    }

    /** What every text that matches starts with. */
    public String prefix() {
        return !parts.isEmpty() && parts.get(0) instanceof Part.Text first ? first.text() : "";
    }

    /** Whether a text matches. */
    public boolean matches(String text) {
        return matches(0, text, 0);
    }

    private boolean matches(int part, String text, int at) {
        int here = at;
        for (int i = part; i < parts.size(); i++) {
            Part next = parts.get(i);
            if (next instanceof Part.Text literal) {
                if (!text.startsWith(literal.text(), here)) {
                    return false;
                }
                here += literal.text().length();
            } else if (next instanceof Part.AnyCharacter) {
                if (here == text.length()) {
                    return false;
                }
                here += Character.charCount(text.codePointAt(here));
            } else {
                for (int end = text.length(); end >= here; end--) {
                    if (matches(i + 1, text, end)) {
                        return true;
                    }
                }
                return false;
            }
        }
        return here == text.length();
    }
}
