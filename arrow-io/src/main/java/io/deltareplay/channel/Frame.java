package io.deltareplay.channel;

/** What travels after the handshake: {@code [payload length: int][type: byte][payload]}, big-endian. */
final class Frame {
    static final int HEADER_BYTES = 5;

    /** How much of an Arrow stream a sender puts into one frame. */
    static final int PIECE_BYTES = 256 << 10;

    // Both ways.
    static final byte HEARTBEAT = 1;
    /** A sign of life that asks for one. */
    static final byte HEARTBEAT_WANTED = 2;

    static final byte PROBLEM = 3;

    // From tasks.
    static final byte DATA = 10;
    static final byte TRAILER = 11;

    // From the driver.
    static final byte REGISTERED = 20;
    static final byte PLANNED = 21;
    static final byte PROGRESS = 22;
    static final byte DONE = 23;
    /** How many partitions there are after all, and the bytes of the largest. */
    static final byte RANGED = 24;

    // To tasks.
    static final byte GO = 30;
    static final byte YIELD = 31;
    /** The partition is committed: by this attempt, or by another one. Carries the rows that count. */
    static final byte COMMITTED = 32;

    // To the driver.
    static final byte REQUEST = 40;
    static final byte STOP = 41;

    /** The last word is heard. */
    static final byte HEARD = 50;
    /** The connection is given up; the payload says why. */
    static final byte REFUSED = 51;

    private Frame() {}

    static void putHeader(byte[] target, int length, byte type) {
        target[0] = (byte) (length >>> 24);
        target[1] = (byte) (length >>> 16);
        target[2] = (byte) (length >>> 8);
        target[3] = (byte) length;
        target[4] = type;
    }
}
