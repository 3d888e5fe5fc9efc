package io.deltareplay.spill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A temporary file that nobody else may read, and whose name is gone as soon as it is open on POSIX systems: nothing stays behind
 * however the process ends.
 */
public final class NamelessFile {
    private NamelessFile() {}

    /** Opens an empty one in a folder that exists, to be written and read. */
    public static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve("delta-replay-spill-" + UUID.randomUUID()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
