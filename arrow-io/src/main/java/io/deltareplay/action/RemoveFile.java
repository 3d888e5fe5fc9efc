package io.deltareplay.action;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The {@code remove} action, as far as a replay needs it. */
public record RemoveFile(String path, @Nullable DeletionVector deletionVector) implements FileAction {
    public RemoveFile {
        Objects.requireNonNull(path, "path");
    }
}
