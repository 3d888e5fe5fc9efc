package io.deltareplay.launcher.inspect;

import io.delta.kernel.exceptions.InvalidTableException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.NoSuchTableException;
import io.deltareplay.launcher.error.UnsupportedTableException;
import io.deltareplay.launcher.kernel.LogFileName;
import io.deltareplay.launcher.kernel.LogFolder;
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.TableLocation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns what Kernel throws into this program's errors. Looks at the log again where Kernel's message does not say
/// what there is.
final class KernelErrors {
    static final String RESTORE =
            "Restore the log from a backup or another replica, or read an older version with --version.";

    private static final Pattern COMMIT_VERSION = Pattern.compile("commit version (\\d+)");

    private final Storage storage;
    private final LogFolder folder;
    private final LogReadErrors errors;
    private final TableLocation location;

    KernelErrors(Storage storage, LogFolder folder, LogReadErrors errors) {
        this.storage = storage;
        this.folder = folder;
        this.errors = errors;
        this.location = errors.location();
    }

    TableLocation location() {
        return location;
    }

    /// Refuses a version after the newest one. Kernel would look for a checkpoint before it a thousand versions at
    /// a
    /// time, which from a number of nineteen digits takes for ever.
    void requireReachable(VersionSelector selector) {
        if (!(selector instanceof VersionSelector.AtVersion(long version))) {
            return;
        }
        try {
            if (!folder.reaches(version)) {
                throw byVersions(null, selector);
            }
        } catch (FileNotFoundException e) {
            throw noTable(e);
        }
    }

    /// Refuses a version whose commit is there by name only.
    DeltaReplayException goneCommit(long version, VersionSelector selector) {
        return VersionErrors.goneCommit(version, folder.seen(), selector, errors);
    }

    DeltaReplayException translate(RuntimeException cause, VersionSelector selector) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof DeltaReplayException known) {
                return known;
            }
        }
        return switch (cause) {
            case TableNotFoundException notFound -> byVersions(notFound, selector);
            case UnsupportedTableFeatureException feature -> unsupported(features(feature), cause);
            case UnsupportedProtocolVersionException protocol ->
                unsupported(
                        "needs reader version %d of the Delta protocol; this program knows 1 to 3"
                                .formatted(protocol.getMinReaderVersion()),
                        cause);
            case IllegalArgumentException argument
            when isCatalogManaged(argument) ->
                unsupported(
                        "has the table feature catalogManaged: the log folder alone may lack commits that the catalog has",
                        cause);
            case KernelException kernel
            when selector instanceof VersionSelector.AtTimestamp && !(kernel instanceof InvalidTableException) ->
                noTime(kernel);
            default -> byVersions(cause, selector);
        };
    }

    private DeltaReplayException byVersions(@Nullable RuntimeException cause, VersionSelector selector) {
        try {
            VersionErrors versions = new VersionErrors(LogVersions.of(folder.whole()), errors);
            return versions.isTable()
                    ? versions.of(selector, cause).orElseGet(() -> damaged(inOwnWords(cause), cause))
                    : noTable(cause);
        } catch (FileNotFoundException e) {
            return noTable(e);
        }
    }

    /// Kernel says which time was asked for, and in a second sentence which times there are.
    private NoSuchTableException noTime(KernelException cause) {
        String[] sentences = message(cause).split("\\. Please use ", 2);
        return new NoSuchTableException(
                errors.what() + sentences[0],
                sentences.length == 2 ? "Use " + sentences[1] : "Use a time within the table's history.",
                cause);
    }

    private NoSuchTableException noTable(String problem, @Nullable Exception cause) {
        return new NoSuchTableException(errors.what() + problem, "Check the table's location.", cause);
    }

    private DeltaReplayException noTable(@Nullable Exception cause) {
        try {
            storage.list(location.root(), "");
        } catch (NoSuchFileException e) {
            return noTable("%s does not exist".formatted(location.root()), cause);
        } catch (NotDirectoryException e) {
            return noTable("%s is a file, not a table's folder".formatted(location.root()), cause);
        } catch (IOException e) {
            return errors.unreadable(location.root(), e);
        }
        try {
            folder.whole();
        } catch (FileNotFoundException e) {
            return noTable("%s has no _delta_log folder: it is not a Delta table".formatted(location.root()), cause);
        }
        return noTable("%s holds no commit and no checkpoint".formatted(location.logFolder()), cause);
    }

    private UnsupportedTableException unsupported(String problem, RuntimeException cause) {
        return new UnsupportedTableException(
                "%sit %s".formatted(errors.what(), problem), "Read it with an engine that supports it.", cause);
    }

    private DamagedLogException damaged(String problem, @Nullable RuntimeException cause) {
        return new DamagedLogException(errors.what() + problem, RESTORE, cause);
    }

    private static String features(UnsupportedTableFeatureException cause) {
        Set<String> names = cause.getUnsupportedFeatures().stream()
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return "needs the table feature%s %s, which this program does not have"
                .formatted(names.size() == 1 ? "" : "s", String.join(", ", names));
    }

    /// What Kernel says of a log whose files are all there.
    String inOwnWords(@Nullable RuntimeException cause) {
        String message = message(cause);
        Matcher commit = COMMIT_VERSION.matcher(message);
        if (message.contains("feature inCommitTimestamp enabled") && commit.find()) {
            return "%s/%s has no inCommitTimestamp, which every commit of the table must have"
                    .formatted(location.logFolder(), LogFileName.commit(Long.parseLong(commit.group(1))));
        }
        if (message.startsWith("CommitInfo is missing required timestamp")) {
            return "a commit's commitInfo has no timestamp";
        }
        if (message.contains("should be present or absent together")) {
            return "of delta.inCommitTimestampEnablementVersion and delta.inCommitTimestampEnablementTimestamp the table"
                    + " has one and not the other, so that times cannot be told";
        }
        if (cause instanceof NumberFormatException) {
            return "a value of the table's configuration is not a number: %s".formatted(message);
        }
        if (message.startsWith("No protocol found at version")) {
            return "no file of the log has the table's protocol";
        }
        if (message.startsWith("No metadata found at version")) {
            return "no file of the log has the table's metadata";
        }
        return "Delta Kernel refuses it: %s".formatted(message);
    }

    /// Without the table's path, which the message has already.
    private String message(@Nullable RuntimeException cause) {
        String message = cause == null ? "" : Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return message.replace("Invalid table found at %s: ".formatted(location.root()), "")
                .replace(location.root() + ": ", "");
    }

    private static boolean isCatalogManaged(IllegalArgumentException cause) {
        return String.valueOf(cause.getMessage()).contains("maxCatalogVersion");
    }
}
