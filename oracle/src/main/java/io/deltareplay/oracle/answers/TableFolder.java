package io.deltareplay.oracle.answers;

import java.nio.file.Path;

/// A table on disk.
///
/// @param name its path below the folder that was asked about
public record TableFolder(String name, Path path) {}
