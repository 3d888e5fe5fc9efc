package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LauncherGoneTest {
    /** A driver that starts when its launcher was killed already must not linger for its whole deadline. */
    @Test
    void driverGivesUpSoonWhenNobodyListensAnyMore() throws IOException {
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAtOnce.getLocalPort();
        }
        ChannelCredential credential = ChannelCredential.fresh(Optional.empty());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(
                        IOException.class,
                        () -> DriverConnection.open("127.0.0.1:" + port, credential, Duration.ofHours(1))));
    }
}
