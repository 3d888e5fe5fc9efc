package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An input that can read into memory of its caller, which may be used again and again.
public interface InPlaceInput extends InputFile {
    /// Fills what remains of the target with the bytes from an offset on. Thread-safe, once the input is open.
    ///
    /// @throws IOException also when the file ends before the target is full
    void read(long offset, ByteBuffer target) throws IOException;
}
