package io.deltareplay.channel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connected socket, encrypted or not. Closing it from any thread ends whatever another one waits for on it. */
final class Wire implements Closeable {
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private final Socket raw;
    private final Socket socket;

    private Wire(Socket raw, Socket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        raw.setTcpNoDelay(true);
    }

    static Wire plain(Socket socket) throws IOException {
        return new Wire(socket, socket);
    }

    static Wire encryptedServer(Socket socket, SSLContext context) throws IOException {
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        encrypted.setEnabledProtocols(PROTOCOLS);
        return new Wire(socket, encrypted);
    }

    static Wire encryptedClient(Socket socket, SSLContext context) throws IOException {
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        encrypted.setEnabledProtocols(PROTOCOLS);
        encrypted.setUseClientMode(true);
        return new Wire(socket, encrypted);
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** How long a read may wait for the next byte. */
    void readDeadline(Duration deadline) throws IOException {
        socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, deadline.toMillis())));
    }

    /**
     * Takes what is still on its way and throws it away until the other side closes. Closing at once would answer it with a reset,
     * which may overtake the last frame that was sent.
     */
    void linger(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        byte[] waste = new byte[8 << 10];
        try {
            readDeadline(deadline);
            InputStream in = in();
            while (in.read(waste) >= 0 && System.nanoTime() - end < 0) {
                continue;
            }
        } catch (IOException e) {
            // Nobody listens any more.
            close();
        }
    }

    /** Not through TLS, whose farewell would wait for a write that is blocked. */
    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // Nothing is expected of this socket any more.
            return;
        }
    }
}
