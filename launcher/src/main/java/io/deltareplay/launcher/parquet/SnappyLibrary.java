package io.deltareplay.launcher.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.xerial.snappy.OSInfo;
import org.xerial.snappy.SnappyNative;

/// The native library of snappy-java, loaded without that library's own loader: it compares its temporary copy with
/// the
/// original byte by byte, which costs more than a small table's whole replay, and leaves the copy behind when the
/// process
/// is killed. Here the copy loses its name as soon as it is loaded.
final class SnappyLibrary {
    private static final SnappyNative NATIVE = load();

    private SnappyLibrary() {}

    static SnappyNative get() {
        return NATIVE;
    }

    private static SnappyNative load() {
        String name = System.mapLibraryName("snappyjava");
        String resource =
                "/org/xerial/snappy/native/%s/%s".formatted(OSInfo.getNativeLibFolderPathForCurrentOS(), name);
        try (InputStream library = SnappyNative.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new UnsatisfiedLinkError("snappy-java has no library for this platform: " + resource);
            }
            Path copy = Files.createTempFile("delta-replay-", name);
            try {
                Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
                System.load(copy.toString());
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the snappy codec's native library", e);
        }
        return new SnappyNative();
    }
}
