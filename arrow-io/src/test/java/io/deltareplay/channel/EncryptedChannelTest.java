package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.request.ReplayTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A channel that other hosts can reach, here under the name of this one. */
@Timeout(60)
class EncryptedChannelTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static TlsIdentity identity;

    @BeforeAll
    static void makeCertificate() throws Exception {
        identity = TestIdentity.create(shared);
    }

    private ChannelFixture start() throws IOException {
        ChannelOptions options =
                ChannelOptions.defaults(folder, 64 << 20).listeningOn("0.0.0.0", 0, 0, Optional.of("127.0.0.1"));
        return new ChannelFixture(options, SpillFile.Opener.in(folder), Optional.of(identity));
    }

    @Test
    void rowsArriveCompressed() throws Exception {
        try (ChannelFixture run = start();
                DriverConnection driver = run.driver()) {
            assertEquals(ChannelFixture.REQUEST, driver.request());
            assertEquals(4000, run.send(0, 1, 4, 1000, 500));
            assertTrue(run.channel.spilledBytes() < 200_000, run.channel.spilledBytes() + " bytes for 2 million");
            assertTrue(driver.done(new ReplayTotals(1, 4000, 4000, 0, List.of())));
            List<String> rows = ChannelFixture.deliver(
                    run.next(ChannelEvent.Committed.class).partition());
            assertEquals(4000, rows.size());
            assertTrue(rows.get(3999).startsWith(ChannelFixture.path(0, 3999) + "."));
            assertEquals(4000, run.next(ChannelEvent.Done.class).totals().rows());
        }
    }

    @Test
    void tasksGetTheirAccessSerialized() throws Exception {
        try (ChannelFixture run = start();
                DriverConnection driver = run.driver()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(driver.taskAccess());
            }
            TaskAccess access;
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                access = (TaskAccess) in.readObject();
            }
            try (TaskStream stream = TaskStream.open(access, 0, 1, ChannelFixture.SCHEMA, run.executorAllocator)) {
                assertEquals(0, stream.commit());
            }
        }
    }

    @Test
    void anotherCertificateIsNotTrusted() throws Exception {
        try (ChannelFixture run = start()) {
            TaskAccess wrong =
                    new TaskAccess(run.channel.address(), run.credential().key(Role.TASK), ChannelKeys.random());
            long start = System.nanoTime();
            IOException refused = assertThrows(
                    IOException.class,
                    () -> TaskStream.open(wrong, 0, 1, ChannelFixture.SCHEMA, run.executorAllocator));
            assertTrue(refused.getMessage().contains("certificate"), refused.getMessage());
            assertTrue(System.nanoTime() - start < 10_000_000_000L, "trying again cannot help");
            assertEquals(0, run.send(0, 1, 0, 0, 0));
        }
    }

    @Test
    void plainTextIsRefused() throws Exception {
        try (ChannelFixture run = start()) {
            TaskAccess plain =
                    new TaskAccess(run.channel.address(), run.credential().key(Role.TASK), null);
            Handshake.Caller caller = new Handshake.Caller(Role.TASK, 0, 1);
            assertThrows(
                    IOException.class,
                    () -> ClientConnection.open(plain, caller, Duration.ofMillis(300), ChannelFixture.PATIENCE));
            assertEquals(0, run.send(0, 1, 0, 0, 0));
        }
    }
}
