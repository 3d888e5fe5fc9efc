package io.deltareplay.launcher.deliver;

import java.util.ArrayList;
import java.util.List;

/// Lays out columns of text so that they fit a width: the widest give way first, and what does not fit loses its
/// middle, because the ends of paths tell files apart.
final class TextTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private TextTable() {}

    static String of(List<String> header, List<Boolean> alignedRight, List<List<String>> rows, int width) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(rows);
        int[] widths = fit(naturalWidths(lines, header.size()), width);
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            out.append(line(line, alignedRight, widths).stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static int[] naturalWidths(List<List<String>> lines, int columns) {
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], length(line.get(i)));
            }
        }
        return widths;
    }

    private static int[] fit(int[] widths, int available) {
        int excess = java.util.Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - available;
        while (excess > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private static String line(List<String> cells, List<Boolean> alignedRight, int[] widths) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = shortened(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - length(cell));
            parts.add(alignedRight.get(i) ? padding + cell : cell + padding);
        }
        return String.join(GAP, parts);
    }

    private static String shortened(String text, int width) {
        int length = length(text);
        if (length <= width) {
            return text;
        }
        int tail = (width - 1) / 2;
        int head = width - 1 - tail;
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "…"
                + text.substring(text.offsetByCodePoints(0, length - tail));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
