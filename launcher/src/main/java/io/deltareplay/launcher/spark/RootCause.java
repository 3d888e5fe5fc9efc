package io.deltareplay.launcher.spark;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the line of Spark's output that says why it failed: the deepest cause of the last exception that ended a
/// thread, else the last error that a script or Spark printed, else the last line.
final class RootCause {
    private static final int MAX_LENGTH = 400;
    private static final Pattern UNCAUGHT = Pattern.compile("Exception in thread \"[^\"]*\" (.+)");
    private static final Pattern CAUSE = Pattern.compile("\\s*Caused by: (.+)");
    private static final Pattern ERROR = Pattern.compile("(?:Error|ERROR): (.+)");
    private static final Pattern LOGGED = Pattern.compile(".*\\bERROR [\\w.$]+: (.+)");
    private static final Pattern EXCEPTION = Pattern.compile("((?:[a-z_]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)\\b.*)");

    private @Nullable String uncaught;
    private boolean inTrace;
    private @Nullable String error;
    private @Nullable String exception;
    private @Nullable String logged;
    private @Nullable String last;

    private RootCause() {}

    static Optional<String> of(Iterable<String> lines) {
        RootCause finder = new RootCause();
        lines.forEach(finder::look);
        return finder.best().map(RootCause::shortened);
    }

    private void look(String line) {
        Matcher matcher = UNCAUGHT.matcher(line);
        if (matcher.matches()) {
            uncaught = matcher.group(1);
            inTrace = true;
            return;
        }
        matcher = CAUSE.matcher(line);
        if (matcher.matches()) {
            exception = matcher.group(1);
            if (inTrace) {
                uncaught = matcher.group(1);
            }
            return;
        }
        if (isInsideOfATrace(line)) {
            return;
        }
        inTrace = false;
        lookOutsideOfATrace(line);
    }

    private void lookOutsideOfATrace(String line) {
        Matcher matcher = ERROR.matcher(line);
        if (matcher.matches()) {
            error = matcher.group(1);
            return;
        }
        matcher = EXCEPTION.matcher(line);
        if (matcher.matches()) {
            exception = matcher.group(1);
            return;
        }
        matcher = LOGGED.matcher(line);
        if (matcher.matches()) {
            logged = matcher.group(1);
        }
        if (!line.isBlank()) {
            last = line;
        }
    }

    private static boolean isInsideOfATrace(String line) {
        return line.startsWith("\t") || line.startsWith("    at ") || line.startsWith("Driver stacktrace:");
    }

    private Optional<String> best() {
        for (String candidate : new String[] {uncaught, error, exception, logged, last}) {
            if (candidate != null) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + " …";
    }
}
