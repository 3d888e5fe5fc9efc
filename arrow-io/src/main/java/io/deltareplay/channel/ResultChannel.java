package io.deltareplay.channel;

import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.request.ReplayRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The launcher's side of a run: listens, lets in who knows the run's secret, and hands on what they say as {@link ChannelEvent}s.
 *
 * <p>{@link #next} is called by one thread, which also delivers; until it does, what arrives waits on disk, and when that is full the
 * tasks wait. The other methods may be called by any thread.
 */
public final class ResultChannel implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(1);

    private final ChannelOptions options;
    private final @Nullable SSLContext tls;
    private final ChannelCredential credential;
    private final Listener listener;
    private final Gatekeeper gatekeeper;
    private final Reception reception;
    private final ChannelThreads threads;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<@Nullable DriverSession> driver = new AtomicReference<>();
    private volatile boolean stopWanted;

    private ResultChannel(
            ChannelOptions options,
            Optional<TlsIdentity> tls,
            ReplayRequest request,
            BufferAllocator allocator,
            ThreadFactory threads,
            SpillFile.Opener spillFiles)
            throws IOException {
        this.options = options;
        this.listener = Listener.open(options);
        boolean encrypted = !listener.address().isLoopbackAddress();
        Optional<TlsIdentity> identity = encrypted ? tls : Optional.empty();
        this.tls = identity.map(TlsIdentity::context).orElse(null);
        this.credential = ChannelCredential.fresh(identity);
        this.gatekeeper = new Gatekeeper(options.maxPending(), options.maxConnections(), options.handshakeDeadline());
        PartitionLedger ledger = new PartitionLedger();
        this.reception = new Reception(
                request,
                FileListSchema.of(request.columns(), Map.of()),
                encrypted,
                options,
                new SpillGate(policy(options, request), ledger::tellToYield),
                spillFiles,
                ledger,
                new EventQueue(),
                allocator);
        this.threads = new ChannelThreads(threads);
    }

    private static SpillPolicy policy(ChannelOptions options, ReplayRequest request) {
        long patience = options.silenceDeadline().toNanos();
        return request.order().isPresent()
                ? new OrderedSpillSpace(options.spillLimit(), patience)
                : new SpillSpace(options.spillLimit(), patience);
    }

    /**
     * Opens the channel for one run.
     *
     * @param tls who the launcher is; needed, and used, only when {@code options} bind to anything but a loopback address
     * @param request what the driver gets
     * @param allocator for the batches that are read back
     * @param threads makes the threads that serve connections, one for each
     * @throws IOException when there is no port to listen on
     */
    public static ResultChannel open(
            ChannelOptions options,
            Optional<TlsIdentity> tls,
            ReplayRequest request,
            BufferAllocator allocator,
            ThreadFactory threads)
            throws IOException {
        return open(options, tls, request, allocator, threads, SpillFile.Opener.in(options.spillFolder()));
    }

    static ResultChannel open(
            ChannelOptions options,
            Optional<TlsIdentity> tls,
            ReplayRequest request,
            BufferAllocator allocator,
            ThreadFactory threads,
            SpillFile.Opener spillFiles)
            throws IOException {
        if (tls.isEmpty() && !InetAddress.getByName(options.bind()).isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "%s can be reached from other hosts, which needs an identity".formatted(options.bind()));
        }
        ResultChannel channel = new ResultChannel(options, tls, request, allocator, threads, spillFiles);
        channel.threads.start(channel::acceptAll);
        channel.threads.start(channel::tick);
        return channel;
    }

    /** Where executors connect to, as {@code host:port}. */
    public String address() {
        String host = options.advertise().orElseGet(this::ownHost);
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port();
    }

    /** What the driver needs to know, as the text of {@link ChannelCredential#VARIABLE}. A secret. */
    public String credential() {
        return credential.text();
    }

    /** The next event; null when there is none within the time given. */
    public @Nullable ChannelEvent next(Duration patience) throws InterruptedException {
        return reception.events().next(patience);
    }

    /** Asks the driver to end the application, now or as soon as it connects. Does not wait until it has. */
    public void stopDriver() {
        stopWanted = true;
        DriverSession session = driver.get();
        if (session != null) {
            session.stop();
        }
    }

    /** How many bytes wait in the spill folder. */
    public long spilledBytes() {
        return reception.gate().used();
    }

    /** Ends all connections and frees what was not delivered. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            // The port is of no use any more.
            stopWanted = true;
        }
        reception.gate().close();
        gatekeeper.close();
        threads.join(CLOSE_DEADLINE);
        reception.events().close();
        reception.ledger().close();
    }

    private String ownHost() {
        if (!listener.address().isAnyLocalAddress()) {
            return options.bind();
        }
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (IOException e) {
            // A host that does not know its own name can still be reached by what it was bound to.
            return options.bind();
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                gatekeeper.arrived(socket, System.nanoTime());
                threads.start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    // Out of file descriptors, or a connection that ended before it began.
                    pause(Duration.ofMillis(50));
                }
            }
        }
    }

    private void tick() {
        Duration silence = options.silenceDeadline().dividedBy(4);
        Duration handshake = options.handshakeDeadline().dividedBy(2);
        Duration beat = Stream.of(HEARTBEAT, silence, handshake)
                .min(Duration::compareTo)
                .orElseThrow();
        while (!pause(beat)) {
            gatekeeper.expire(System.nanoTime());
            gatekeeper.heartbeat();
        }
    }

    /** Waits, and says whether the channel was closed. */
    private boolean pause(Duration duration) {
        try {
            return closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only close ends these threads.
            return closing.getCount() == 0;
        }
    }

    private void serve(Socket socket) {
        try {
            Wire wire = tls == null ? Wire.plain(socket) : Wire.encryptedServer(socket, tls);
            wire.readDeadline(options.handshakeDeadline());
            Handshake.Caller caller = Handshake.accept(wire.in(), wire.out(), credential::key);
            Session session = session(caller, wire);
            if (gatekeeper.admit(socket, session)) {
                wire.readDeadline(options.silenceDeadline());
                run(session);
            } else {
                session.writer().refuse("%d connections are open already".formatted(options.maxConnections()));
            }
        } catch (IOException | RuntimeException e) {
            // A stranger, or an attempt that Spark repeats: its socket is all that it costs.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gatekeeper.gone(socket);
        }
    }

    private Session session(Handshake.Caller caller, Wire wire) throws IOException {
        return switch (caller.role()) {
            case DRIVER -> new DriverSession(reception, wire);
            case TASK -> new TaskSession(reception, caller, wire);
            case REPORT -> new ReportSession(reception, caller, wire);
        };
    }

    private void run(Session session) throws IOException, InterruptedException {
        if (session instanceof DriverSession connected) {
            if (!driver.compareAndSet(null, connected)) {
                connected.refuse();
                return;
            }
            if (stopWanted) {
                connected.stop();
            }
        }
        session.run();
    }
}
