package io.deltareplay.launcher.report;

import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.ExitCode;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.launcher.text.RuntimeOption;
import org.apache.arrow.memory.OutOfMemoryException;

/// A failed run in words: what the last lines on standard error and the report say.
///
/// @param exitCode what the process ends with
/// @param problem what is wrong
/// @param remedy what the user can do; may be empty
public record Failure(ExitCode exitCode, String problem, String remedy) {
    /// What that failure means to the user.
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case DeltaReplayException known -> new Failure(known.exitCode(), message(known), known.remedy());
            case OutOfMemoryError heap -> outOfMemory("the heap of %s".formatted(heapSize()));
            case OutOfMemoryException buffers -> outOfMemory("the memory for Arrow buffers");
            case StackOverflowError deep ->
                new Failure(
                        ExitCode.INTERNAL_ERROR,
                        "a value in the log is nested too deeply",
                        "Run again with --verbose for details.");
            default ->
                new Failure(
                        ExitCode.INTERNAL_ERROR,
                        "unexpected failure: " + thrown,
                        "Run again with --verbose for the stack trace, and report it.");
        };
    }

    /// A run that a signal ended.
    public static Failure ended(ExitCode code) {
        return new Failure(code, code == ExitCode.INTERRUPTED ? "interrupted" : "terminated", "");
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }

    private static Failure outOfMemory(String what) {
        return new Failure(
                ExitCode.INTERNAL_ERROR,
                "out of memory: %s is used up".formatted(what),
                "Give a lower --memory, so that the log's tail is spilled to disk sooner, or a larger heap, such as "
                        + RuntimeOption.toGive("-Xmx2g") + ".");
    }

    private static String heapSize() {
        return Human.bytes(Runtime.getRuntime().maxMemory());
    }
}
