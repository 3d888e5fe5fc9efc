package io.deltareplay.launcher.text;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes plain values as JSON: maps in their own order, lists, strings, numbers, booleans, null, and optionals as
/// their value or null. For documents of a few kilobytes; the file list itself is written by the sinks.
public final class Json {
    private static final String HEX = "0123456789abcdef";

    private Json() {}

    /// On one line.
    public static String compact(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        new Writer(out, false).value(value, 0);
        return out.toString();
    }

    /// With two spaces of indentation and no line break at the end.
    public static String pretty(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        new Writer(out, true).value(value, 0);
        return out.toString();
    }

    private record Writer(StringBuilder out, boolean indented) {
        void value(@Nullable Object value, int depth) {
            switch (value) {
                case null -> out.append("null");
                case Optional<?> optional -> value(optional.orElse(null), depth);
                case Map<?, ?> map -> object(map, depth);
                case Iterable<?> items -> array(items, depth);
                case Number number -> number(number);
                case Boolean bool -> out.append(bool);
                case CharSequence text -> string(text);
                default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
            }
        }

        private void number(Number number) {
            if (number instanceof Double d && !Double.isFinite(d)) {
                throw new IllegalArgumentException("no JSON form for " + d);
            }
            out.append(number);
        }

        private void object(Map<?, ?> map, int depth) {
            out.append('{');
            boolean first = true;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                separate(first, depth + 1);
                first = false;
                string(entry.getKey().toString());
                out.append(indented ? ": " : ":");
                value(entry.getValue(), depth + 1);
            }
            end(first, depth, '}');
        }

        private void array(Iterable<?> items, int depth) {
            out.append('[');
            boolean first = true;
            for (Iterator<?> iterator = items.iterator(); iterator.hasNext(); ) {
                separate(first, depth + 1);
                first = false;
                value(iterator.next(), depth + 1);
            }
            end(first, depth, ']');
        }

        private void separate(boolean first, int depth) {
            if (!first) {
                out.append(',');
            }
            lineBreak(depth);
        }

        private void end(boolean empty, int depth, char bracket) {
            if (!empty) {
                lineBreak(depth);
            }
            out.append(bracket);
        }

        private void lineBreak(int depth) {
            if (indented) {
                out.append('\n').repeat("  ", depth);
            }
        }

        private void string(CharSequence text) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                character(text.charAt(i));
            }
            out.append('"');
        }

        private void character(char c) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
