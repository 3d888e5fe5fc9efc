package io.deltareplay.launcher.spark;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// What nobody but the user may look at.
public final class OwnerOnly {
    /// Permissions of a file.
    public static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnerOnly() {}
}
