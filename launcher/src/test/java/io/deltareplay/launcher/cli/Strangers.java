package io.deltareplay.launcher.cli;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.channel.DriverConnection;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Who connects to a launcher's port without having any business there.
final class Strangers implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int SECRET_BYTES = 32;
    private static final Random RANDOM = new Random(1);

    private final int port;
    private final List<Socket> silent = new ArrayList<>();
    private int refused;

    Strangers(int port) {
        this.port = port;
    }

    /// Knocks so many times in each way. Some knock and stay.
    void knock(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            silent.add(new Socket(HOST, port));
            say("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            say(noise());
            say(new byte[] {0x7f, -1, -1, -1, 0x7f, -1, -1, -1, 0x7f, -1, -1, -1});
        }
        proveAnotherSecret();
    }

    /// How many were told that they know nothing.
    int refused() {
        return refused;
    }

    private void say(byte[] words) throws IOException {
        Socket socket = new Socket(HOST, port);
        silent.add(socket);
        socket.getOutputStream().write(words);
    }

    private static byte[] noise() {
        byte[] noise = new byte[10_000];
        RANDOM.nextBytes(noise);
        return noise;
    }

    private void proveAnotherSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        ChannelCredential wrong =
                ChannelCredential.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        try (DriverConnection connection = DriverConnection.open(HOST + ":" + port, wrong, Duration.ofSeconds(5))) {
            throw new AssertionError("let in: " + connection.request());
        } catch (IOException e) {
            refused++;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : silent) {
            socket.close();
        }
    }
}
