package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PortsTest {
    @TempDir
    Path folder;

    private ChannelOptions on(int first, int last, Optional<String> advertised) {
        return ChannelOptions.defaults(folder, 64 << 20).listeningOn("127.0.0.1", first, last, advertised);
    }

    @Test
    void theFirstFreePortOfTheRangeIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            int last = Math.min(port + 20, 0xffff);
            try (ChannelFixture run = new ChannelFixture(on(port, last, Optional.of("some.host")))) {
                String address = run.channel.address();
                assertTrue(address.startsWith("some.host:"), address);
                int chosen = Integer.parseInt(address.substring(address.indexOf(':') + 1));
                assertTrue(chosen > port && chosen <= last, address);
            }
        }
    }

    @Test
    void aRangeWithoutAFreePortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                BufferAllocator allocator = new RootAllocator()) {
            int port = taken.getLocalPort();
            IOException none = assertThrows(
                    IOException.class,
                    () -> ResultChannel.open(
                            on(port, port, Optional.empty()),
                            Optional.empty(),
                            ChannelFixture.REQUEST,
                            allocator,
                            ChannelFixture.THREADS));
            assertTrue(none.getMessage().contains("no port of %d-%d is free".formatted(port, port)), none.getMessage());
        }
    }

    @Test
    void anAddressThatOthersReachNeedsAnIdentity() {
        try (BufferAllocator allocator = new RootAllocator()) {
            ChannelOptions open =
                    ChannelOptions.defaults(folder, 64 << 20).listeningOn("0.0.0.0", 0, 0, Optional.of("127.0.0.1"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ResultChannel.open(
                            open, Optional.empty(), ChannelFixture.REQUEST, allocator, ChannelFixture.THREADS));
        }
    }

    @Test
    void closingEndsAllThreads() throws Exception {
        List<Thread> started = new CopyOnWriteArrayList<>();
        ThreadFactory recording = task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        };
        try (BufferAllocator allocator = new RootAllocator();
                ResultChannel channel = ResultChannel.open(
                        on(0, 0, Optional.empty()), Optional.empty(), ChannelFixture.REQUEST, allocator, recording)) {
            ChannelCredential credential = ChannelCredential.parse(channel.credential());
            try (DriverConnection driver =
                    DriverConnection.open(channel.address(), credential, ChannelFixture.PATIENCE)) {
                long start = System.nanoTime();
                channel.close();
                assertTrue(System.nanoTime() - start < 1_000_000_000L, "close takes longer than a second");
                assertEquals(ChannelFixture.REQUEST, driver.request());
            }
            assertEquals(3, started.size());
            started.forEach(thread -> assertFalse(thread.isAlive(), thread.toString()));
        }
    }

    @Test
    void aCredentialIsReadBackAndNeverShown() {
        ChannelCredential credential = ChannelCredential.fresh(Optional.empty());
        assertEquals(credential, ChannelCredential.parse(credential.text()));
        assertFalse(credential.toString().contains(credential.text()));
        for (String damaged : List.of("", "x", "!", credential.text() + "A", credential.text() + ".", "a.b.c")) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> ChannelCredential.parse(damaged));
            assertFalse(damaged.length() > 3 && refused.toString().contains(damaged), refused.toString());
        }
    }
}
