package io.deltareplay.launcher.deliver;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why bytes could not be written, and what can be done about it, in words.
final class OutputProblem {
    private OutputProblem() {}

    static String of(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "its folder does not exist";
            case NotDirectoryException notFolder -> notFolder.getFile() + " is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }

    static String remedy(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "Choose a folder that you may write to.";
        }
        if (cause instanceof NoSuchFileException || cause instanceof NotDirectoryException) {
            return "Create the folder first, or choose another.";
        }
        return isFull(cause.getMessage())
                ? "Free some space, or write elsewhere with --output."
                : "Write elsewhere with --output.";
    }

    private static boolean isFull(@Nullable String message) {
        String text = String.valueOf(message).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota") || text.contains("file too large");
    }
}
