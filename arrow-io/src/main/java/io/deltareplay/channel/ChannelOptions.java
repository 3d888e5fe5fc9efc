package io.deltareplay.channel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a launcher's result channel listens, and how much it is willing to take.
 *
 * @param bind the local address to listen on; anything but a loopback address needs a {@link TlsIdentity}
 * @param firstPort the first port to try; 0 for any that is free
 * @param lastPort the last port to try; 0 with {@code firstPort} 0
 * @param advertise the host that executors connect to, when it is not {@code bind}
 * @param spillFolder where what tasks sent waits until it is delivered
 * @param spillLimit how many bytes may wait there at once
 * @param handshakeDeadline how long a connection may take to prove that it knows the secret
 * @param silenceDeadline after how long without a sign of life the other side counts as gone
 * @param maxFrameBytes the longest frame that is accepted; memory is taken as bytes arrive, never as they are announced
 * @param maxPending how many connections may be unproved at once; the oldest is closed for the next one
 * @param maxConnections how many connections may be open at once after they proved themselves
 */
public record ChannelOptions(
        String bind,
        int firstPort,
        int lastPort,
        Optional<String> advertise,
        Path spillFolder,
        long spillLimit,
        Duration handshakeDeadline,
        Duration silenceDeadline,
        int maxFrameBytes,
        int maxPending,
        int maxConnections) {
    /** The smallest spill limit that makes sense: a stream's first messages need to fit twice. */
    public static final long MIN_SPILL_LIMIT = 64 << 10;

    public ChannelOptions {
        Objects.requireNonNull(bind, "bind");
        Objects.requireNonNull(advertise, "advertise");
        Objects.requireNonNull(spillFolder, "spillFolder");
        if (firstPort < 0 || lastPort > 0xffff || lastPort < firstPort || (firstPort == 0 && lastPort != 0)) {
            throw new IllegalArgumentException(
                    "expected a range of ports within 1-65535, or 0-0, got %d-%d".formatted(firstPort, lastPort));
        }
        if (spillLimit < MIN_SPILL_LIMIT) {
            throw new IllegalArgumentException(
                    "expected a spill limit of at least %d bytes, got %d".formatted(MIN_SPILL_LIMIT, spillLimit));
        }
        if (handshakeDeadline.isNegative()
                || handshakeDeadline.isZero()
                || silenceDeadline.isNegative()
                || silenceDeadline.isZero()) {
            throw new IllegalArgumentException("expected deadlines above zero");
        }
        if (maxFrameBytes < 1 << 20 || maxPending < 1 || maxConnections < 1) {
            throw new IllegalArgumentException("expected frames of at least 1 MiB and at least one connection");
        }
    }

    /** Loopback, any port, deadlines of 10 s for a handshake and 30 s for silence. */
    public static ChannelOptions defaults(Path spillFolder, long spillLimit) {
        return new ChannelOptions(
                "127.0.0.1",
                0,
                0,
                Optional.empty(),
                spillFolder,
                spillLimit,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                256 << 20,
                1000,
                10_000);
    }

    /** The same, listening elsewhere. */
    public ChannelOptions listeningOn(String address, int first, int last, Optional<String> advertised) {
        return new ChannelOptions(
                address,
                first,
                last,
                advertised,
                spillFolder,
                spillLimit,
                handshakeDeadline,
                silenceDeadline,
                maxFrameBytes,
                maxPending,
                maxConnections);
    }

    /** The same with other deadlines. */
    public ChannelOptions withDeadlines(Duration handshake, Duration silence) {
        return new ChannelOptions(
                bind,
                firstPort,
                lastPort,
                advertise,
                spillFolder,
                spillLimit,
                handshake,
                silence,
                maxFrameBytes,
                maxPending,
                maxConnections);
    }
}
