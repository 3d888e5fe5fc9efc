package io.deltareplay.oracle;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of this process alone for what Spark shuffles and spills: two oracles may run at once.
final class Scratch {
    private Scratch() {}

    /// Made now, and deleted when the process ends.
    static Path create() {
        try {
            Path folder = Files.createTempDirectory("oracle-spark-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.toFile()), "delete-scratch"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for Spark's scratch files", e);
        }
    }

    /// As far as it goes: Spark deletes its own files there at the same time.
    private static void delete(File file) {
        File[] children = file.listFiles();
        if (children != null) {
            for (File child : children) {
                delete(child);
            }
        }
        file.delete();
    }
}
