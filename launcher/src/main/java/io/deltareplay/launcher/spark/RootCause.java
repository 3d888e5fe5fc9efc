package io.deltareplay.launcher.spark;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the line of Spark's output that says why it failed. Of an exception it is the deepest cause; of several
/// things that were said it is the last of the kind that tells most.
final class RootCause {
    private static final int MAX_LENGTH = 400;
    private static final Pattern UNCAUGHT = Pattern.compile("Exception in thread \"([^\"]*)\" (.+)");
    private static final Pattern CAUSE = Pattern.compile("\\s*Caused by: (.+)");
    private static final Pattern SCRIPT = Pattern.compile("(?:Error|ERROR): (.+)");
    private static final Pattern LOGGED = Pattern.compile(".*\\b(TRACE|DEBUG|INFO|WARN|ERROR|FATAL) [\\w.$]+: (.+)");
    private static final Pattern EXCEPTION = Pattern.compile("((?:[a-z_]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)\\b.*)");

    /// What the JVM adds to its complaint, whatever that is.
    private static final Set<String> BOILERPLATE = Set.of(
            "Error: Could not create the Java Virtual Machine.",
            "Error: A fatal exception has occurred. Program will exit.");

    /// What everybody complains of once something else has ended the application.
    private static final String STOPPED = "Cannot call methods on a stopped SparkContext";

    /// Who said it, those that tell most first.
    private enum Kind {
        /// What ended the program.
        MAIN,
        /// What a script, or Spark before it logs, complains of.
        SCRIPT,
        /// The exception that was logged with an error.
        ERRORS_EXCEPTION,
        /// What was logged as an error.
        ERROR,
        /// What ended another thread.
        THREAD,
        /// An exception that was logged as less than an error.
        EXCEPTION,
        /// An exception that only follows from what went wrong before.
        CONSEQUENCE,
        /// Anything.
        LINE
    }

    private final Map<Kind, String> said = new EnumMap<>(Kind.class);
    /// Whose exception the next lines are about.
    private Kind speaker = Kind.EXCEPTION;

    /// What was called an error before the last that was.
    private @Nullable String earlierError;

    private @Nullable String lineBefore;

    private RootCause() {}

    /// @param known what need not be said again
    static Optional<String> of(Iterable<String> lines, String known) {
        return among(EnumSet.allOf(Kind.class), lines, known);
    }

    /// The same, but nothing when there is no error among the lines.
    static Optional<String> error(Iterable<String> lines) {
        return among(EnumSet.complementOf(EnumSet.of(Kind.LINE)), lines, "");
    }

    private static Optional<String> among(Set<Kind> kinds, Iterable<String> lines, String known) {
        RootCause finder = new RootCause();
        lines.forEach(finder::look);
        finder.said.keySet().retainAll(kinds);
        return finder.said.values().stream()
                .map(RootCause::shortened)
                .filter(cause -> !known.contains(cause))
                .findFirst();
    }

    private void look(String line) {
        if (line.isBlank() || line.startsWith("\t") || line.startsWith("    at ")) {
            return;
        }
        if (BOILERPLATE.contains(line.strip())) {
            lookAtComplaintBefore();
            return;
        }
        lineBefore = line;
        Matcher uncaught = UNCAUGHT.matcher(line);
        Matcher logged = LOGGED.matcher(line);
        if (uncaught.matches()) {
            speaker = uncaught.group(1).equals("main") ? Kind.MAIN : Kind.THREAD;
            sayException(uncaught.group(2));
        } else if (logged.matches()) {
            lookAtLogged(logged.group(1), logged.group(2), line);
        } else {
            lookAtPlain(line);
        }
    }

    private void lookAtLogged(String level, String message, String line) {
        if (level.equals("ERROR") || level.equals("FATAL")) {
            speaker = Kind.ERRORS_EXCEPTION;
            said.remove(Kind.ERRORS_EXCEPTION);
            earlierError = said.put(Kind.ERROR, message);
        } else {
            speaker = Kind.EXCEPTION;
            said.put(Kind.LINE, line);
        }
    }

    private void lookAtPlain(String line) {
        String cause = matched(CAUSE, line);
        String exception = matched(EXCEPTION, line);
        String complaint = matched(SCRIPT, line);
        if (cause != null) {
            sayException(cause);
        } else if (exception != null) {
            sayException(exception);
        } else if (complaint != null) {
            said.put(Kind.SCRIPT, complaint);
            speaker = Kind.EXCEPTION;
        } else {
            said.put(Kind.LINE, line);
        }
    }

    private void sayException(String exception) {
        if (!exception.contains(STOPPED)) {
            said.put(speaker, exception);
            return;
        }
        said.put(Kind.CONSEQUENCE, exception);
        if (speaker == Kind.ERRORS_EXCEPTION && earlierError != null) {
            said.put(Kind.ERROR, earlierError);
        }
    }

    private void lookAtComplaintBefore() {
        if (lineBefore != null) {
            String complaint = matched(SCRIPT, lineBefore);
            said.put(Kind.SCRIPT, complaint == null ? lineBefore : complaint);
            speaker = Kind.EXCEPTION;
        }
    }

    private static @Nullable String matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + " …";
    }
}
