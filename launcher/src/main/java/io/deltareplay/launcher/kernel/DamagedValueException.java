package io.deltareplay.launcher.kernel;

import java.io.IOException;

/// A value of an action is missing or of another type than the protocol says.
final class DamagedValueException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedValueException(String message) {
        super(message);
    }
}
