package io.deltareplay.launcher.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody probably meant by a misspelt name.
public final class Suggestion {
    private Suggestion() {}

    /// The candidate that is nearest to `written`, if any is near enough to be meant.
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(c -> isNear(wanted, c.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt((String c) -> distance(wanted, c.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String wanted, String candidate) {
        boolean isPart = wanted.length() >= 3 && (candidate.contains(wanted) || wanted.contains(candidate));
        return isPart || distance(wanted, candidate) <= Math.max(1, Math.min(wanted.length(), candidate.length()) / 3);
    }

    /// Insertions, deletions and replacements from one to the other.
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
