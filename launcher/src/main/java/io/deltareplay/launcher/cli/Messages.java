package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.report.Failure;
import java.io.PrintWriter;
import java.util.List;

/// What goes to standard error.
final class Messages {
    private static final String PREFIX = "delta-replay: ";

    private final PrintWriter errors;

    Messages(PrintWriter errors) {
        this.errors = errors;
    }

    void say(String message) {
        errors.println(PREFIX + message);
        errors.flush();
    }

    void warn(List<String> warnings) {
        warnings.forEach(warning -> say("warning: " + warning));
    }

    void fail(Failure failure) {
        errors.println(PREFIX + failure.problem());
        if (!failure.remedy().isEmpty()) {
            errors.println(failure.remedy());
        }
        errors.flush();
    }

    void trace(Throwable thrown) {
        thrown.printStackTrace(errors);
        errors.flush();
    }
}
