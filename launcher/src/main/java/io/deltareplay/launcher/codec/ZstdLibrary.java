package io.deltareplay.launcher.codec;

import com.github.luben.zstd.util.Native;

/// The native library of zstd-jni.
public final class ZstdLibrary {
    private ZstdLibrary() {}

    /// Loads it unless that was done before.
    ///
    /// @throws io.deltareplay.launcher.error.StorageException when it cannot be loaded from the temporary folder
    public static void load() {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw CodecProblem.notLoaded("zstd", e);
        }
    }
}
