/// Parquet column chunks straight into Arrow vectors: pages are fetched, checked and decompressed ahead in bounded
/// pieces, and each value's bytes are copied once more, from the page to the Arrow buffer.
///
/// Footers and schemas come from Hardwood, and so does everything that this package does not decode
/// ([ColumnChunks#canDecode]). ARCHITECTURE.md says why it exists beside Hardwood's own column readers.
@NullMarked
package io.deltareplay.launcher.parquet;

import org.jspecify.annotations.NullMarked;
