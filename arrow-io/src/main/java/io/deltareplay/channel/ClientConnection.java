package io.deltareplay.channel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor's connection to the launcher, after the handshake. */
final class ClientConnection implements Closeable {
    /** What the launcher sends to a driver, its request, grows with the number of sidecars. */
    private static final int MAX_FRAME_BYTES = 1 << 30;

    /** How long connections may be refused, by whatever stands between. */
    private static final Duration REFUSED = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Wire wire;
    private final boolean encrypted;
    private final FrameReader reader;
    private final FrameWriter writer;

    private ClientConnection(Wire wire, boolean encrypted) throws IOException {
        this.wire = wire;
        this.encrypted = encrypted;
        this.reader = new FrameReader(wire.in(), MAX_FRAME_BYTES);
        this.writer = new FrameWriter(wire.out());
    }

    /**
     * Connects, trying again until the deadline unless the other end is not the launcher of this run, or refuses: the launcher
     * listens before anybody hears of its address, so one that refuses is gone.
     *
     * @param silence after how long without a sign of life the launcher counts as gone
     */
    static ClientConnection open(TaskAccess access, Handshake.Caller caller, Duration deadline, Duration silence)
            throws IOException {
        long start = System.nanoTime();
        long end = start + deadline.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            try {
                return connect(access, caller, left, silence);
            } catch (IOException e) {
                boolean gone = e instanceof ConnectException && System.nanoTime() - start > REFUSED.toNanos();
                if (gone || isFinal(e) || System.nanoTime() + pause.toNanos() - end > 0) {
                    throw new IOException(
                            "cannot connect to the launcher at %s: %s".formatted(access.address(), describe(e)), e);
                }
            }
            // Not all tasks of a stage at once.
            sleep(pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis())));
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    FrameReader reader() {
        return reader;
    }

    FrameWriter writer() {
        return writer;
    }

    /** Whether the connection leaves this host, so that it is worth compressing what goes over it. */
    boolean encrypted() {
        return encrypted;
    }

    @Override
    public void close() {
        wire.close();
    }

    private static ClientConnection connect(TaskAccess access, Handshake.Caller caller, Duration left, Duration silence)
            throws IOException {
        InetSocketAddress address = parse(access.address());
        int millis = (int) Math.max(1, Math.min(left.toMillis(), Integer.MAX_VALUE));
        Socket socket = new Socket();
        try {
            socket.connect(address, millis);
            byte @Nullable [] fingerprint = access.fingerprint();
            Wire wire = fingerprint == null
                    ? Wire.plain(socket)
                    : Wire.encryptedClient(socket, PinnedCertificate.context(fingerprint));
            wire.readDeadline(Duration.ofMillis(millis));
            Handshake.greet(wire.in(), wire.out(), caller, access.key());
            wire.readDeadline(silence);
            return new ClientConnection(wire, fingerprint != null);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static InetSocketAddress parse(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        try {
            String host = address.substring(0, colon);
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(address.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Handshake.FailedException("expected HOST:PORT, got " + address);
        }
    }

    private static boolean isFinal(IOException failure) {
        if (failure instanceof Handshake.FailedException) {
            return true;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(IOException failure) {
        String message = failure.getMessage();
        return message == null ? "the connection ended before the handshake did" : message;
    }

    private static void sleep(Duration pause) throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while connecting to the launcher");
        }
    }
}
