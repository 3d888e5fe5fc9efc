package io.deltareplay.launcher.codec;

import io.deltareplay.launcher.error.StorageException;
import io.deltareplay.launcher.text.RuntimeOption;
import io.deltareplay.request.Reasons;

/// What is said when a codec's library cannot be loaded: that is no fault of the file that is read.
final class CodecProblem {
    private CodecProblem() {}

    static StorageException notLoaded(String codec, Throwable cause) {
        return new StorageException(
                "cannot load the native library of the %s codec from a copy in the temporary folder %s: %s"
                        .formatted(codec, System.getProperty("java.io.tmpdir"), Reasons.text(Reasons.deepest(cause))),
                "Name a folder that can be written and executed from: %s."
                        .formatted(RuntimeOption.toGive("-Djava.io.tmpdir=FOLDER")),
                cause);
    }
}
