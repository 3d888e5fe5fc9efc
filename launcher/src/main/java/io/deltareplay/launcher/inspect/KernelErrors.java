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
import java.util.Optional;
import java.util.TreeSet;

/// Turns what Kernel throws into this program's errors. Looks at the log again where Kernel's message does not say what there is.
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

    RuntimeException translate(RuntimeException cause, VersionSelector selector) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof DeltaReplayException known) {
                return known;
            }
        }
        return switch (cause) {
            case TableNotFoundException notFound -> noTable(notFound);
            case UnsupportedTableFeatureException feature -> unsupported(
                    "needs the table feature%s %s, which this program does not have"
                            .formatted(
                                    feature.getUnsupportedFeatures().size() == 1 ? "" : "s",
                                    String.join(", ", new TreeSet<>(feature.getUnsupportedFeatures()))),
                    cause);
            case UnsupportedProtocolVersionException protocol -> unsupported(
                    "needs reader version %d of the Delta protocol; this program has 1 to 3"
                            .formatted(protocol.getMinReaderVersion()),
                    cause);
            case IllegalArgumentException argument when isCatalogManaged(argument) -> unsupported(
                    "has the table feature catalogManaged: its log folder alone may lack commits that its catalog has",
                    cause);
            default -> other(cause, selector);
        };
    }

    private RuntimeException other(RuntimeException cause, VersionSelector selector) {
        return switch (selector) {
            case VersionSelector.AtVersion(long version) -> noSuchVersion(version, cause)
                    .<RuntimeException>map(e -> e)
                    .orElseGet(() -> damaged(cause));
            case VersionSelector.AtTimestamp at when cause instanceof KernelException
                            && !(cause instanceof InvalidTableException) -> new NoSuchTableException(
                    errors.what() + cause.getMessage(), "Choose a time within the table's history.", cause);
            default -> damaged(cause);
        };
    }

    private RuntimeException damaged(RuntimeException cause) {
        return new DamagedLogException(errors.what() + cause.getMessage(), RESTORE, cause);
    }

    private Optional<NoSuchTableException> noSuchVersion(long version, RuntimeException cause) {
        Optional<AvailableVersions> available;
        try {
            available = AvailableVersions.of(storage, location);
        } catch (IOException e) {
            cause.addSuppressed(e);
            return Optional.empty();
        }
        return available.filter(range -> version < range.earliest() || version > range.latest())
                .map(range -> new NoSuchTableException(
                        "cannot inspect %s at version %d: %s"
                                .formatted(
                                        location.given(),
                                        version,
                                        version > range.latest()
                                                ? "its newest version is %d".formatted(range.latest())
                                                : "log cleanup removed it; the oldest version left is %d"
                                                        .formatted(range.earliest())),
                        "Choose a version from %d to %d.".formatted(range.earliest(), range.latest()),
                        cause));
    }

    private RuntimeException noTable(TableNotFoundException cause) {
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

    private NoSuchTableException noTable(String problem, TableNotFoundException cause) {
        return new NoSuchTableException(errors.what() + problem, "Check the table's location.", cause);
    }

    private UnsupportedTableException unsupported(String problem, RuntimeException cause) {
        return new UnsupportedTableException(
                "cannot inspect %s: it %s".formatted(location.given(), problem),
                "Read it with an engine that supports it.",
                cause);
    }

    private static boolean isCatalogManaged(IllegalArgumentException cause) {
        return String.valueOf(cause.getMessage()).contains("maxCatalogVersion");
    }
}
