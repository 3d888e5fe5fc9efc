package io.deltareplay.launcher.parquet;

/// A decompressed page: levels, then values, as the format lays them out.
///
/// @param header its header
/// @param bytes its content is the first `header.uncompressedSize()` bytes; the array may be longer and is reused
record Page(PageHeader header, byte[] bytes) {}
