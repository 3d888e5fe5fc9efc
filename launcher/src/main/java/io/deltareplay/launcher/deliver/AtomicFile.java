package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.error.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// A file that appears whole or not at all: written under a hidden name in the same folder, brought to the disk,
/// renamed.
///
/// A link is followed; an existing file's permissions are kept, a new one's follow the umask. A device or a named
/// pipe cannot be replaced and is written to directly.
public final class AtomicFile implements Destination {
    private static final int LONGEST_NAME = 200;

    private final Path target;
    private final Path written;
    private final FileChannel channel;
    private final Leftovers leftovers;

    private AtomicFile(Path target, Path written, FileChannel channel, Leftovers leftovers) {
        this.target = target;
        this.written = written;
        this.channel = channel;
        this.leftovers = leftovers;
    }

    /// @throws UsageException when the file is a folder
    /// @throws StorageException when the file cannot be written
    public static AtomicFile open(Path file, Leftovers leftovers) {
        if (Files.isDirectory(file)) {
            throw new UsageException(
                    "cannot write to %s: it is a folder".formatted(file), "Give --output the name of a file.");
        }
        try {
            return isSpecial(file) ? openDirectly(file, leftovers) : openBeside(file, leftovers);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /// Devices, pipes, and names such as `/dev/stdout` that stand for what the process has open already.
    private static boolean isSpecial(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        boolean standsForOpenFile =
                absolute.startsWith("/proc") || (absolute.startsWith("/dev") && !absolute.startsWith("/dev/shm"));
        return Files.exists(file) && (standsForOpenFile || !Files.isRegularFile(file));
    }

    private static AtomicFile openDirectly(Path file, Leftovers leftovers) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        return new AtomicFile(file, file, channel, leftovers);
    }

    private static AtomicFile openBeside(Path file, Leftovers leftovers) throws IOException {
        boolean exists = Files.exists(file);
        if (exists && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        Path target = exists ? file.toRealPath() : file.toAbsolutePath();
        Path beside = target.resolveSibling(hiddenName(target));
        FileChannel channel = leftovers.create(
                beside, () -> FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
        AtomicFile opened = new AtomicFile(target, beside, channel, leftovers);
        if (exists) {
            opened.takePermissions();
        }
        return opened;
    }

    private static String hiddenName(Path target) {
        String name = target.getFileName().toString();
        String kept = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME ? name : "output";
        return ".%s.%08x.delta-replay-partial"
                .formatted(kept, ThreadLocalRandom.current().nextInt());
    }

    private void takePermissions() throws IOException {
        try {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(target));
        } catch (UnsupportedOperationException e) {
            return; // a file system without them
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public FileChannel channel() {
        return channel;
    }

    private boolean isDirect() {
        return written.equals(target);
    }

    @Override
    public boolean isFinal() {
        return isDirect();
    }

    @Override
    public void complete() throws IOException {
        if (isDirect()) {
            channel.close();
            return;
        }
        channel.force(true);
        channel.close();
        leftovers.keep(
                written,
                () -> Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
        forceFolder(target.resolveSibling("."));
    }

    /// So that the name survives a crash too. Not every file system can; the content is safe already.
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public DeltaReplayException failure(IOException cause) {
        return failure(target, cause);
    }

    private static StorageException failure(Path file, IOException cause) {
        return new StorageException(
                "cannot write %s: %s".formatted(file, OutputProblem.of(cause)), OutputProblem.remedy(cause), cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // what it held is discarded anyway
        }
        if (!isDirect()) {
            leftovers.delete(written);
        }
    }
}
