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
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.TreeSet;

/// Turns what Kernel throws into this program's errors. Looks at the log again where Kernel's message does not say
/// what there is.
final class KernelErrors {
    private static final String RESTORE =
            "Restore the log from a backup or another replica, or read an older version with --version.";

    private final Storage storage;
    private final LogReadErrors errors;
    private final TableLocation location;

    KernelErrors(Storage storage, LogReadErrors errors) {
        this.storage = storage;
        this.errors = errors;
        this.location = errors.location();
    }

    DeltaReplayException translate(RuntimeException cause, VersionSelector selector) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof DeltaReplayException known) {
                return known;
            }
        }
        return switch (cause) {
            case TableNotFoundException notFound -> noTable(notFound);
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

    private DeltaReplayException byVersions(RuntimeException cause, VersionSelector selector) {
        LogVersions versions;
        try {
            versions = LogVersions.of(storage, location);
        } catch (IOException e) {
            return errors.unreadable(location.logFolder(), e);
        }
        long newest = versions.newest().orElse(-1L);
        long oldest = versions.oldestReadable().orElse(0L);
        long wanted = selector instanceof VersionSelector.AtVersion(long version) ? version : newest;
        if (wanted > newest) {
            return noVersion(wanted, "its newest version is %d".formatted(newest), oldest, newest, cause);
        }
        if (wanted < oldest) {
            return noVersion(
                    wanted, "log cleanup removed it; the oldest left is %d".formatted(oldest), oldest, newest, cause);
        }
        return damaged(
                versions.missingFor(wanted)
                        .map(missing -> "%s/%020d.json is missing: version %d needs it"
                                .formatted(location.logFolder(), missing, wanted))
                        .orElse(message(cause)),
                cause);
    }

    private NoSuchTableException noVersion(
            long version, String problem, long oldest, long newest, RuntimeException cause) {
        return new NoSuchTableException(
                "cannot inspect %s at version %d: %s".formatted(location.given(), version, problem),
                "Choose a version from %d to %d.".formatted(oldest, newest),
                cause);
    }

    /// Kernel says which time was asked for, and in a second sentence which times there are.
    private NoSuchTableException noTime(KernelException cause) {
        String[] sentences = message(cause).split("\\. Please use ", 2);
        return new NoSuchTableException(
                errors.what() + sentences[0],
                sentences.length == 2 ? "Use " + sentences[1] : "Use a time within the table's history.",
                cause);
    }

    private NoSuchTableException noTable(String problem, TableNotFoundException cause) {
        return new NoSuchTableException(errors.what() + problem, "Check the table's location.", cause);
    }

    private DeltaReplayException noTable(TableNotFoundException cause) {
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
            storage.list(location.logFolder(), "");
        } catch (NoSuchFileException | NotDirectoryException e) {
            return noTable("%s has no _delta_log folder: it is not a Delta table".formatted(location.root()), cause);
        } catch (IOException e) {
            return errors.unreadable(location.logFolder(), e);
        }
        return noTable("%s holds no commit and no checkpoint".formatted(location.logFolder()), cause);
    }

    private UnsupportedTableException unsupported(String problem, RuntimeException cause) {
        return new UnsupportedTableException(
                "%sit %s".formatted(errors.what(), problem), "Read it with an engine that supports it.", cause);
    }

    private DamagedLogException damaged(String problem, RuntimeException cause) {
        return new DamagedLogException(errors.what() + problem, RESTORE, cause);
    }

    private static String features(UnsupportedTableFeatureException cause) {
        TreeSet<String> names = new TreeSet<>(cause.getUnsupportedFeatures());
        return "needs the table feature%s %s, which this program does not have"
                .formatted(names.size() == 1 ? "" : "s", String.join(", ", names));
    }

    /// Without the table's path, which the message has already.
    private String message(RuntimeException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.replace("Invalid table found at %s: ".formatted(location.root()), "")
                .replace(location.root() + ": ", "");
    }

    private static boolean isCatalogManaged(IllegalArgumentException cause) {
        return String.valueOf(cause.getMessage()).contains("maxCatalogVersion");
    }
}
