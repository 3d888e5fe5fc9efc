package io.deltareplay.launcher.kernel;

/// A checkpoint's reference to a file with more of its actions.
///
/// @param path a URI: a name in the `_sidecars` folder, or absolute
/// @param sizeInBytes of the file
public record SidecarAction(String path, long sizeInBytes) {}
