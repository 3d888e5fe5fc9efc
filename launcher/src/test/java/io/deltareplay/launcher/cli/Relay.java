package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between executors and launcher, at another loopback address than the launcher and the same port: sees who
/// has
/// sent how much, and can cut a connection.
final class Relay implements AutoCloseable {
    static final String HOST = "127.0.0.2";
    private static final String LAUNCHER = "127.0.0.1";
    /// More than what drivers and reports send.
    private static final long ROWS = 500_000;
    /// Who has sent nothing for that long has been told to wait.
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final ServerSocket server;
    private final long cutAfter;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final List<Link> links = new CopyOnWriteArrayList<>();

    private Relay(ServerSocket server, long cutAfter) {
        this.server = server;
        this.cutAfter = cutAfter;
    }

    static Relay open() throws IOException {
        return open(Long.MAX_VALUE);
    }

    /// @param cutAfter cuts the first connection that has sent so many bytes, and no other one
    static Relay open(long cutAfter) throws IOException {
        Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getByName(HOST)), cutAfter);
        Thread.ofVirtual().start(relay::acceptAll);
        return relay;
    }

    /// What tells the launcher to listen behind this relay.
    List<String> arguments() {
        return List.of("--bind", LAUNCHER, "--port", "" + port(), "--advertise", HOST);
    }

    int port() {
        return server.getLocalPort();
    }

    boolean hasCut() {
        return cut.get();
    }

    /// The connections that have sent rows, wait in the midst of them, and are still open.
    List<Link> paused() {
        return links.stream().filter(Link::isPaused).toList();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Link link = new Link(server.accept(), new Socket(LAUNCHER, port()));
                links.add(link);
                Thread.ofVirtual().start(link::up);
                Thread.ofVirtual().start(link::down);
            } catch (IOException e) {
                // The launcher is gone or this relay is closed: who connected sees that soon enough.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        links.forEach(Link::close);
    }

    /// A connection and its other half.
    final class Link {
        private final Socket client;
        private final Socket launcher;
        private final AtomicLong sent = new AtomicLong();
        private volatile Instant last = Instant.now();
        private volatile boolean open = true;

        Link(Socket client, Socket launcher) {
            this.client = client;
            this.launcher = launcher;
        }

        /// The port at the client's end.
        int clientPort() {
            return client.getPort();
        }

        boolean isOpen() {
            return open;
        }

        private boolean isPaused() {
            return open && sent.get() > ROWS && last.plus(PAUSE).isBefore(Instant.now());
        }

        private void up() {
            copy(client, launcher, true);
        }

        private void down() {
            copy(launcher, client, false);
        }

        private void copy(Socket from, Socket to, boolean counted) {
            byte[] buffer = new byte[16 << 10];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    out.write(buffer, 0, count);
                    if (counted) {
                        last = Instant.now();
                        if (sent.addAndGet(count) > cutAfter && cut.compareAndSet(false, true)) {
                            return;
                        }
                    }
                }
            } catch (IOException e) {
                // One half is gone: so goes the other.
            } finally {
                close();
            }
        }

        private void close() {
            open = false;
            for (Socket socket : List.of(client, launcher)) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
