package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.deliver.Leftovers;
import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.text.RuntimeOption;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The file that takes what Spark prints. It goes when the run ends, unless somebody has to read it.
public final class SparkLog {
    /// What is looked at of a log that grew without bounds.
    private static final int MAX_READ = 8 << 20;

    private final Path file;
    private final Leftovers leftovers;

    private SparkLog(Path file, Leftovers leftovers) {
        this.file = file;
        this.leftovers = leftovers;
    }

    /// Makes an empty one that only this user may read.
    public static SparkLog create(Path folder, Leftovers leftovers) {
        Path file = folder.resolve("delta-replay-spark-%08x.log"
                .formatted(ThreadLocalRandom.current().nextInt()));
        try {
            leftovers.create(file, () -> Files.createFile(file, OwnerOnly.FILE));
        } catch (IOException e) {
            throw new StorageException(
                    "cannot write Spark's log %s: %s".formatted(file, reason(folder)),
                    "Make the temporary folder writable, or name another with "
                            + RuntimeOption.toGive("-Djava.io.tmpdir=FOLDER") + ".",
                    e);
        }
        return new SparkLog(file, leftovers);
    }

    private static String reason(Path folder) {
        if (!Files.isDirectory(folder)) {
            return folder + " is no folder";
        }
        return Files.isWritable(folder) ? "no space, or no file system for it" : folder + " is not writable";
    }

    public Path file() {
        return file;
    }

    /// Why Spark failed, as far as it said so.
    public Optional<String> rootCause() {
        return rootCause("");
    }

    /// Why Spark failed, as far as it said so and it is not known.
    public Optional<String> rootCause(String known) {
        return RootCause.of(lines(), known);
    }

    /// What Spark called an error; nothing when it said other things only.
    public Optional<String> error() {
        return RootCause.error(lines());
    }

    private List<String> lines() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long skipped = Math.max(0, log.length() - MAX_READ);
            byte[] bytes = new byte[(int) (log.length() - skipped)];
            log.seek(skipped);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Whether Spark printed nothing.
    public boolean isEmpty() {
        return file.toFile().length() == 0;
    }

    /// Lets it outlive the process, if there is something in it.
    public void keep() {
        if (isEmpty()) {
            return;
        }
        try {
            leftovers.keep(file, () -> file);
        } catch (IOException e) {
            return; // the process is on its way out: it has gone
        }
    }

    /// Deletes it, unless it was kept.
    public void delete() {
        leftovers.delete(file);
    }
}
