package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;

/// A predicate with a place in it to point at.
final class MarkedText {
    private static final int BEFORE = 40;
    private static final int AFTER = 20;
    private static final String MORE = "...";

    private final String sql;

    MarkedText(String sql) {
        this.sql = sql;
    }

    /// A refusal whose message shows the place.
    UsageException problem(int position, String what, String remedy) {
        return new UsageException("%s%n%s".formatted(what, marked(position)), remedy);
    }

    /// Two lines: what surrounds the place, and a caret below it.
    String marked(int position) {
        int start = Math.max(0, position - BEFORE);
        int end = Math.min(sql.length(), position + AFTER);
        // A little more is shown whole.
        start = start <= MORE.length() ? 0 : start;
        end = sql.length() - end <= MORE.length() ? sql.length() : end;
        StringBuilder line = new StringBuilder("  ");
        line.append(start == 0 ? "" : MORE);
        int caret = line.length() + sql.codePointCount(start, position);
        line.append(sql, start, end).append(end == sql.length() ? "" : MORE);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.append(System.lineSeparator())
                .repeat(" ", caret)
                .append('^')
                .toString();
    }
}
