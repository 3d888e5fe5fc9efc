package io.deltareplay.channel;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The port that the channel listens on. */
final class Listener implements Closeable {
    /** A stage's tasks may all connect at once. */
    private static final int BACKLOG = 512;

    private final ServerSocket socket;

    private Listener(ServerSocket socket) {
        this.socket = socket;
    }

    /** Takes the first port of the range that is free. */
    static Listener open(ChannelOptions options) throws IOException {
        InetAddress address = InetAddress.getByName(options.bind());
        for (int port = options.firstPort(); port <= options.lastPort(); port++) {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(address, port), BACKLOG);
                return new Listener(socket);
            } catch (BindException e) {
                socket.close();
                if (port == options.lastPort()) {
                    throw unavailable(options, e);
                }
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
        throw new IllegalStateException("an empty range of ports");
    }

    Socket accept() throws IOException {
        return socket.accept();
    }

    InetAddress address() {
        return socket.getInetAddress();
    }

    int port() {
        return socket.getLocalPort();
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static IOException unavailable(ChannelOptions options, BindException cause) {
        if (options.firstPort() == 0) {
            return new IOException("cannot listen on %s: %s".formatted(options.bind(), cause.getMessage()), cause);
        }
        return new IOException(
                "no port of %d-%d is free on %s: %s"
                        .formatted(options.firstPort(), options.lastPort(), options.bind(), cause.getMessage()),
                cause);
    }
}
