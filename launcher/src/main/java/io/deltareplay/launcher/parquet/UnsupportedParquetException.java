package io.deltareplay.launcher.parquet;

import java.io.IOException;

/// A Parquet file is sound and cannot be decoded here, because of its codec, its encoding or its encryption. The
/// message says
/// which, as the end of a sentence about the file.
public final class UnsupportedParquetException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsupportedParquetException(String reason) {
        super(reason);
    }
}
