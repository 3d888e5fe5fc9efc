package io.deltareplay.channel;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the launcher's own side of a transfer cannot go on.
 *
 * @param kind what went wrong
 * @param message a sentence that names the limit or the folder, and what the user can do
 * @param failure what caused it
 */
public record TransferProblem(Kind kind, String message, Optional<Throwable> failure) {
    /** What went wrong. */
    public enum Kind {
        /** One partition alone is larger than the spill limit. */
        SPILL_LIMIT,
        /** The spill folder cannot be written. */
        SPILL_STORAGE
    }

    public TransferProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(failure, "failure");
    }

    static TransferProblem of(Kind kind, String message, @Nullable Throwable failure) {
        return new TransferProblem(kind, message, Optional.ofNullable(failure));
    }
}
