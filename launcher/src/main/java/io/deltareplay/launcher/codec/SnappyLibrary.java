package io.deltareplay.launcher.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.OSInfo;
import org.xerial.snappy.SnappyNative;

/// The native library of snappy-java, loaded without that library's own loader: it compares its temporary copy with
/// the original byte by byte, which costs more than a small table's whole replay, and leaves the copy behind when
/// the
/// process is killed. Here the copy loses its name as soon as it is loaded.
public final class SnappyLibrary {
    private static volatile @Nullable SnappyNative loaded;

    private SnappyLibrary() {}

    /// Loads it the first time.
    ///
    /// @throws io.deltareplay.launcher.error.StorageException when it cannot be loaded from the temporary folder
    public static SnappyNative get() {
        SnappyNative library = loaded;
        return library == null ? load() : library;
    }

    private static synchronized SnappyNative load() {
        SnappyNative library = loaded;
        if (library == null) {
            try {
                loadCopy();
            } catch (IOException | LinkageError e) {
                throw CodecProblem.notLoaded("snappy", e);
            }
            library = new SnappyNative();
            loaded = library;
        }
        return library;
    }

    private static void loadCopy() throws IOException {
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
        }
    }
}
