package io.deltareplay.launcher.cli;

import java.nio.charset.StandardCharsets;

/// A run that came to its end by itself.
///
/// @param output what went to standard output
/// @param messages what went to standard error
public record Ended(int exitCode, byte[] output, String messages) {
    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }
}
