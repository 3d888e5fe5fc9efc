/// A file list in the order of a streaming snapshot: sorted within bounded memory, numbered, delivered.
///
/// Rows are kept as records of bytes, so that sorting, spilling and merging only copy bytes.
@NullMarked
package io.deltareplay.launcher.snapshot;

import org.jspecify.annotations.NullMarked;
