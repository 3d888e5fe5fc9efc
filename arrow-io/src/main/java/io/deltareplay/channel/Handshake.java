package io.deltareplay.channel;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * How both ends prove, before anything else is read, that they know a key of this run. All messages have a fixed size:
 *
 * <pre>
 * client: greeting = magic, version, role, partition, attempt, nonce
 * server: magic, version, nonce, HMAC(key, "server", greeting, nonce)
 * client: HMAC(key, "client", greeting, server's nonce)
 * </pre>
 *
 * <p>Nonces of both sides are in each proof, so that none can be used a second time; the labels keep one from being sent back.
 */
final class Handshake {
    private static final int MAGIC = 0xDE17A0AC;
    private static final short VERSION = 1;
    private static final int GREETING_BYTES = 4 + 2 + 1 + 4 + 8 + ChannelKeys.LENGTH;
    private static final int ANSWER_BYTES = 4 + 2 + 2 * ChannelKeys.LENGTH;
    private static final byte[] CLIENT = "client".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER = "server".getBytes(StandardCharsets.US_ASCII);

    private Handshake() {}

    /** Who connects. */
    record Caller(Role role, int partition, long attempt) {
        static final Caller DRIVER = new Caller(Role.DRIVER, -1, 0);
    }

    /** Knows the key that each role has to prove. */
    @FunctionalInterface
    interface Keys {
        byte[] key(Role role);
    }

    /** The other side did not prove that it knows the key. */
    static final class FailedException extends IOException {
        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }

    /** The launcher's side. Returns the caller once it has proved itself. */
    static Caller accept(InputStream in, OutputStream out, Keys keys) throws IOException {
        DataInputStream input = new DataInputStream(in);
        byte[] greeting = new byte[GREETING_BYTES];
        // The first bytes decide whether the rest is waited for.
        input.readFully(greeting, 0, 7);
        ByteBuffer fields = ByteBuffer.wrap(greeting);
        checkVersion(fields.getInt(), fields.getShort());
        int role = fields.get();
        if (role < 0 || role >= Role.values().length) {
            throw new FailedException("expected a role, got number " + role);
        }
        input.readFully(greeting, 7, GREETING_BYTES - 7);
        Caller caller = new Caller(Role.values()[role], fields.getInt(), fields.getLong());
        byte[] key = keys.key(caller.role());
        byte[] nonce = ChannelKeys.random();
        out.write(ByteBuffer.allocate(ANSWER_BYTES)
                .putInt(MAGIC)
                .putShort(VERSION)
                .put(nonce)
                .put(ChannelKeys.mac(key, SERVER, greeting, nonce))
                .array());
        out.flush();
        byte[] proof = new byte[ChannelKeys.LENGTH];
        input.readFully(proof);
        if (!MessageDigest.isEqual(proof, ChannelKeys.mac(key, CLIENT, greeting, nonce))) {
            throw new FailedException("the caller does not know the key of a " + caller.role());
        }
        return caller;
    }

    /** The executors' side. */
    static void greet(InputStream in, OutputStream out, Caller caller, byte[] key) throws IOException {
        byte[] greeting = ByteBuffer.allocate(GREETING_BYTES)
                .putInt(MAGIC)
                .putShort(VERSION)
                .put((byte) caller.role().ordinal())
                .putInt(caller.partition())
                .putLong(caller.attempt())
                .put(ChannelKeys.random())
                .array();
        out.write(greeting);
        out.flush();
        byte[] answer = new byte[ANSWER_BYTES];
        DataInputStream input = new DataInputStream(in);
        input.readFully(answer);
        ByteBuffer fields = ByteBuffer.wrap(answer);
        checkVersion(fields.getInt(), fields.getShort());
        byte[] nonce = new byte[ChannelKeys.LENGTH];
        fields.get(nonce);
        byte[] proof = new byte[ChannelKeys.LENGTH];
        fields.get(proof);
        if (!MessageDigest.isEqual(proof, ChannelKeys.mac(key, SERVER, greeting, nonce))) {
            throw new FailedException("the launcher does not know this run's secret");
        }
        out.write(ChannelKeys.mac(key, CLIENT, greeting, nonce));
        out.flush();
    }

    private static void checkVersion(int magic, short version) throws IOException {
        if (magic != MAGIC) {
            throw new FailedException("no result channel at the other end");
        }
        if (version != VERSION) {
            throw new FailedException(
                    "expected version %d of the result channel's protocol, got %d".formatted(VERSION, version));
        }
    }
}
