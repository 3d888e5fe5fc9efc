package io.deltareplay.launcher.kernel;

import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.TableLocation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table's log folder as one inspection sees it. It is read when it is first asked for, from the name that is
/// asked for on, and once more, whole, when an older name is: all of an inspection sees the same files. Not
/// thread-safe.
public final class LogFolder {
    /// How many versions Kernel lists at once, from the one that was asked for back, when it looks for a
    /// checkpoint.
    private static final long VERSIONS_AT_A_TIME = 1000;

    private final Storage storage;
    private final String path;
    private final LogReadErrors errors;
    private @Nullable Listing listing;

    public LogFolder(Storage storage, TableLocation location, LogReadErrors errors) {
        this.storage = storage;
        this.path = location.logFolder();
        this.errors = errors;
    }

    /// The folder's path.
    public String path() {
        return path;
    }

    /// The log from a name on, or from an older one.
    ///
    /// @throws FileNotFoundException when there is no such folder
    /// @throws io.deltareplay.launcher.error.StorageException when it cannot be read
    SoundLog from(String firstName) throws FileNotFoundException {
        Listing known = listing;
        if (known == null || firstName.compareTo(known.firstName()) < 0) {
            known = read(known == null ? firstName : "");
            listing = known;
        }
        return known.log();
    }

    /// The whole log.
    ///
    /// @throws FileNotFoundException when there is no such folder
    /// @throws io.deltareplay.launcher.error.StorageException when it cannot be read
    public SoundLog whole() throws FileNotFoundException {
        return from("");
    }

    /// The part of the log that was read last.
    public SoundLog seen() {
        Listing known = listing;
        if (known == null) {
            throw new IllegalStateException("the log was not listed");
        }
        return known.log();
    }

    /// The newest complete checkpoint; empty when there is none. Kernel is told of it in place of the hint: it
    /// would
    /// look at every file after an older one, and when the hinted one is not there a thousand versions at a time
    /// for
    /// one before it, which from a version that never was takes for ever.
    ///
    /// @param hinted where to look first: the version of a checkpoint that may be there
    Optional<Long> newestCheckpoint(Optional<Long> hinted) throws FileNotFoundException {
        if (hinted.isPresent()) {
            Optional<Long> found = from(LogFileName.prefix(hinted.get())).newestCheckpoint();
            if (found.isPresent() && found.get() >= hinted.get()) {
                return found;
            }
        }
        return whole().newestCheckpoint();
    }

    /// Whether the log has a commit of the version or a newer one.
    public boolean reaches(long version) throws FileNotFoundException {
        return from(LogFileName.prefix(Math.max(0, version + 1 - VERSIONS_AT_A_TIME)))
                .newestCommit()
                .filter(newest -> newest >= version)
                .isPresent();
    }

    /// Whether the path is a commit's that is there by name only.
    boolean isGone(String file) {
        Listing known = listing;
        return known != null
                && !known.log().goneCommits().isEmpty()
                && LogFileName.parse(file.substring(file.lastIndexOf('/') + 1))
                        .filter(name -> name instanceof LogFileName.Commit)
                        .filter(name -> known.log().goneCommits().contains(name.version()))
                        .isPresent();
    }

    private Listing read(String firstName) throws FileNotFoundException {
        try {
            return new Listing(firstName, SoundLog.of(path, storage.list(path, firstName)));
        } catch (NoSuchFileException | NotDirectoryException e) {
            FileNotFoundException notFound = new FileNotFoundException(path);
            notFound.initCause(e);
            throw notFound;
        } catch (IOException e) {
            throw errors.unreadable(path, e);
        }
    }

    private record Listing(String firstName, SoundLog log) {}
}
