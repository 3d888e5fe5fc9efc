package io.deltareplay.launcher.kernel;

import java.util.Optional;

/// A checkpoint's reference to a file with more of its actions.
///
/// @param path a URI: a name in the `_sidecars` folder, or absolute
/// @param sizeInBytes of the file
/// @param modificationTime milliseconds since the epoch, if recorded
public record SidecarAction(String path, long sizeInBytes, Optional<Long> modificationTime) {}
