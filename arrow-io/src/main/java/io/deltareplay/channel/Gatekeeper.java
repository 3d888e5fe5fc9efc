package io.deltareplay.channel;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows every connection and how long it may stay. Those that have not proved themselves are few and short-lived, so that strangers
 * cannot use up threads. Thread-safe.
 */
final class Gatekeeper {
    private final int maxPending;
    private final int maxConnections;
    private final long handshakeNanos;
    /** Since when, the oldest first. */
    private final Map<Socket, Long> pending = new LinkedHashMap<>();

    private final Map<Socket, Session> proved = new HashMap<>();
    private boolean closed;

    Gatekeeper(int maxPending, int maxConnections, Duration handshakeDeadline) {
        this.maxPending = maxPending;
        this.maxConnections = maxConnections;
        this.handshakeNanos = handshakeDeadline.toNanos();
    }

    /** A connection came in. Closes the oldest unproved one when there are too many. */
    synchronized void arrived(Socket socket, long now) {
        if (closed) {
            close(socket);
            return;
        }
        pending.put(socket, now);
        if (pending.size() > maxPending) {
            Iterator<Socket> oldest = pending.keySet().iterator();
            Socket victim = oldest.next();
            oldest.remove();
            close(victim);
        }
    }

    /** A connection has proved itself. False when it may not stay. */
    synchronized boolean admit(Socket socket, Session session) {
        if (pending.remove(socket) == null || closed || proved.size() >= maxConnections) {
            return false;
        }
        proved.put(socket, session);
        return true;
    }

    synchronized void gone(Socket socket) {
        pending.remove(socket);
        proved.remove(socket);
        close(socket);
    }

    /** Closes what took too long to prove itself. */
    synchronized void expire(long now) {
        pending.entrySet().removeIf(entry -> {
            boolean late = now - entry.getValue() > handshakeNanos;
            if (late) {
                close(entry.getKey());
            }
            return late;
        });
    }

    /** Gives a sign of life to those who proved themselves. */
    void heartbeat() {
        Map<Socket, Session> sessions;
        synchronized (this) {
            sessions = new HashMap<>(proved);
        }
        sessions.forEach((socket, session) -> {
            try {
                session.writer().heartbeat(session.listening());
            } catch (IOException e) {
                // Its own thread may wait for spill space and not notice.
                close(socket);
            }
        });
    }

    /** Closes everything, now and from now on. */
    synchronized void close() {
        closed = true;
        List<Socket> all = new ArrayList<>(pending.keySet());
        all.addAll(proved.keySet());
        all.forEach(Gatekeeper::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is expected of it any more.
            return;
        }
    }
}
