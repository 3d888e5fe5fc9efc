package io.deltareplay.channel;

import java.io.IOException;

/** The other side proved itself but does not keep to the protocol: it is not heard any further. */
final class ViolationException extends IOException {
    private static final long serialVersionUID = 1;

    ViolationException(String message) {
        super(message);
    }
}
