package io.deltareplay.channel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a task needs to know to be let in. The driver hands it to its tasks inside the job, so that no setting of an executor carries
 * it.
 */
public final class TaskAccess implements Serializable {
    private static final long serialVersionUID = 1;

    private final String address;
    private final byte[] key;
    private final byte @Nullable [] fingerprint;

    TaskAccess(String address, byte[] key, byte @Nullable [] fingerprint) {
        this.address = address;
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /** The launcher's {@code host:port}. */
    public String address() {
        return address;
    }

    byte[] key() {
        return key;
    }

    /** The certificate to trust; null when the channel is not encrypted. */
    byte @Nullable [] fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "TaskAccess[" + address + "]";
    }
}
