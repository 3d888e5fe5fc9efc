package io.deltareplay.channel;

/** What a connection is for. */
enum Role {
    DRIVER,
    /** A task that streams a partition. */
    TASK,
    /** A task that only tells why it fails. */
    REPORT;

    /** Tasks know one key, whatever they have to say. */
    String keyLabel() {
        return this == DRIVER ? "driver" : "task";
    }
}
