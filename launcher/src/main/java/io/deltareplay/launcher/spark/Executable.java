package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.text.RuntimeOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The file of the native executable that this process runs.
final class Executable {
    private static final Path OF_THIS_PROCESS = Path.of("/proc/self/exe");

    private Executable() {}

    /// Empty on the JVM, whose executable is Java's.
    static Optional<Path> current() {
        return RuntimeOption.isNative() ? ofThisProcess() : Optional.empty();
    }

    static Optional<Path> ofThisProcess() {
        try {
            return Optional.of(Files.readSymbolicLink(OF_THIS_PROCESS));
        } catch (IOException | UnsupportedOperationException e) {
            // Only Linux has it.
            return ProcessHandle.current().info().command().map(Path::of);
        }
    }
}
