package io.deltareplay.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.request.ReplayTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.Types;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever connects, and whatever they send: the run goes on, and they cost their socket. */
@Timeout(60)
class HostilePeersTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int SECONDS = 20_000;

    @TempDir
    Path folder;

    private ChannelFixture start() throws IOException {
        return new ChannelFixture(ChannelOptions.defaults(folder, 64 << 20));
    }

    private static Socket connect(ChannelFixture run) throws IOException {
        String address = run.channel.address();
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        socket.setSoTimeout(SECONDS);
        return socket;
    }

    /** Whether the launcher hangs up without a word. */
    private static boolean hangsUp(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    /** A run works from its beginning to its end. */
    private static void assertWorks(ChannelFixture run) throws Exception {
        try (DriverConnection driver = run.driver()) {
            assertEquals(10, run.send(0, 77, 1, 10, 10));
            assertTrue(driver.done(new ReplayTotals(1, 10, 10, 0, List.of())));
        }
        ReceivedPartition received = run.next(ChannelEvent.Committed.class).partition();
        assertEquals(10, ChannelFixture.deliver(received).size());
        run.next(ChannelEvent.Done.class);
        assertNull(run.channel.next(Duration.ofMillis(20)));
        run.awaitEmptySpill();
    }

    @Test
    void strangersAreHungUpOn() throws Exception {
        Random random = new Random(1);
        byte[] noise = new byte[1000];
        random.nextBytes(noise);
        byte[] tls = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};
        byte[] http = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] oversized = {0x7f, -1, -1, -1, Frame.DATA, 0, 0, 0};
        try (ChannelFixture run = start()) {
            for (byte[] greeting : List.of(noise, tls, http, oversized)) {
                try (Socket socket = connect(run)) {
                    socket.getOutputStream().write(greeting);
                    assertTrue(hangsUp(socket));
                }
            }
            assertWorks(run);
        }
    }

    @Test
    void thoseWhoSayNothingAreHungUpOnAtTheDeadline() throws Exception {
        ChannelOptions options = ChannelOptions.defaults(folder, 64 << 20).withDeadlines(SHORT, Duration.ofSeconds(30));
        try (ChannelFixture run = new ChannelFixture(options);
                Socket silent = connect(run);
                Socket slow = connect(run)) {
            slow.getOutputStream().write(greeting(Role.TASK), 0, 9);
            assertTrue(hangsUp(silent));
            assertTrue(hangsUp(slow));
            assertWorks(run);
        }
    }

    @Test
    void manyConnectionsAtOnceDoNotKeepATaskOut() throws Exception {
        ChannelOptions few = new ChannelOptions(
                "127.0.0.1",
                0,
                0,
                Optional.empty(),
                folder,
                64 << 20,
                ChannelFixture.PATIENCE.multipliedBy(2),
                ChannelFixture.PATIENCE,
                1 << 20,
                50,
                100);
        try (ChannelFixture run = new ChannelFixture(few)) {
            List<Socket> strangers = new ArrayList<>();
            try {
                for (int i = 0; i < 200; i++) {
                    strangers.add(connect(run));
                }
                assertWorks(run);
                assertTrue(hangsUp(strangers.get(0)), "the oldest makes way");
            } finally {
                for (Socket stranger : strangers) {
                    stranger.close();
                }
            }
        }
    }

    @Test
    void aWrongSecretIsNoticedByBothSides() throws Exception {
        try (ChannelFixture run = start()) {
            TaskAccess wrong = new TaskAccess(run.channel.address(), ChannelKeys.random(), null);
            IOException refused = assertThrows(
                    IOException.class,
                    () -> TaskStream.open(wrong, 0, 1, ChannelFixture.SCHEMA, run.executorAllocator));
            assertTrue(refused.getMessage().contains("does not know this run's secret"), refused.getMessage());
            try (Socket socket = connect(run)) {
                socket.getOutputStream().write(greeting(Role.TASK));
                socket.getInputStream().readNBytes(70);
                socket.getOutputStream().write(ChannelKeys.random());
                assertTrue(hangsUp(socket));
            }
            assertWorks(run);
        }
    }

    @Test
    void aTasksKeyDoesNotOpenTheDriversDoor() throws Exception {
        try (ChannelFixture run = start()) {
            byte[] taskKey = run.credential().key(Role.TASK);
            try (Socket socket = connect(run)) {
                // One that does not check what the launcher proves.
                byte[] greeting = greeting(Role.DRIVER);
                socket.getOutputStream().write(greeting);
                byte[] answer = socket.getInputStream().readNBytes(70);
                byte[] nonce = Arrays.copyOfRange(answer, 6, 38);
                byte[] label = "client".getBytes(StandardCharsets.US_ASCII);
                socket.getOutputStream().write(ChannelKeys.mac(taskKey, label, greeting, nonce));
                assertTrue(hangsUp(socket));
            }
            assertWorks(run);
        }
    }

    @Test
    void whatWasOverheardIsOfNoUse() throws Exception {
        try (ChannelFixture run = start()) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (Socket socket = connect(run)) {
                OutputStream recorded = new Recorder(socket.getOutputStream(), sent);
                Handshake.Caller caller = new Handshake.Caller(Role.TASK, 0, 1);
                Handshake.greet(
                        socket.getInputStream(),
                        recorded,
                        caller,
                        run.credential().key(Role.TASK));
            }
            try (Socket socket = connect(run)) {
                socket.getOutputStream().write(sent.toByteArray());
                assertEquals(70, socket.getInputStream().readNBytes(70).length);
                assertTrue(hangsUp(socket));
            }
            assertWorks(run);
        }
    }

    @Test
    void aLauncherThatDoesNotKnowTheSecretIsNotTrusted() {
        byte[] key = ChannelKeys.random();
        byte[] answer = ByteBuffer.allocate(70)
                .putInt(0xDE17A0AC)
                .putShort((short) 1)
                .put(ChannelKeys.random())
                .put(ChannelKeys.random())
                .array();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        assertThrows(
                Handshake.FailedException.class,
                () -> Handshake.greet(new ByteArrayInputStream(answer), sent, Handshake.Caller.DRIVER, key));
        assertEquals(51, sent.size(), "nothing after the greeting");
    }

    @Test
    void aSecondDriverIsRefused() throws Exception {
        try (ChannelFixture run = start();
                DriverConnection first = run.driver()) {
            IOException refused = assertThrows(IOException.class, run::driver);
            assertTrue(refused.getMessage().contains("another driver"), refused.getMessage());
            assertEquals(ChannelFixture.REQUEST, first.request());
            assertNull(run.channel.next(Duration.ofMillis(20)));
        }
    }

    @Test
    void attemptsThatBreakTheProtocolAreDroppedAndTold() throws Exception {
        byte[] wrongSchema = ipc(new Schema(List.of(Field.nullable("x", Types.MinorType.INT.getType()))));
        byte[] schema = ipc(ChannelFixture.SCHEMA);
        try (ChannelFixture run = start()) {
            assertTrue(refusal(run, 99, new byte[0]).contains("unexpected frame of type 99"));
            assertTrue(refusal(run, Frame.PROBLEM, new byte[0]).contains("unexpected frame"));
            assertTrue(refusal(run, Frame.TRAILER, trailer(0, 5, 0)).contains("0 bytes"));
            assertTrue(refusal(run, Frame.TRAILER, trailer(0, 0, 0)).contains("without its end mark"));
            assertTrue(refusalAfter(run, schema, trailer(0, schema.length, 1)).contains("checksum"));
            assertTrue(
                    refusalAfter(run, schema, trailer(0, 1, checksum(schema))).contains("the trailer says 1"));
            assertTrue(refusalAfter(run, wrongSchema, trailer(0, wrongSchema.length, checksum(wrongSchema)))
                    .contains("expected rows of"));
            byte[] endless = {-1, -1, -1, -1, -1, -1, -1, 0x7f};
            assertTrue(refusalAfter(run, endless, trailer(0, endless.length, checksum(endless)))
                    .contains("a length of"));
            assertWorks(run);
        }
    }

    @Test
    void announcedLengthsTakeNoMemory() throws Exception {
        try (ChannelFixture run = start();
                ClientConnection huge = task(run);
                ClientConnection large = task(run)) {
            byte[] header = new byte[Frame.HEADER_BYTES];
            Frame.putHeader(header, Integer.MAX_VALUE, Frame.DATA);
            huge.writer().sendEncoded(header, 0, header.length);
            assertTrue(answer(huge).contains("at most"));
            Frame.putHeader(header, 256 << 20, Frame.DATA);
            large.writer().sendEncoded(header, 0, header.length);
            assertWorks(run);
        }
    }

    @Test
    void rowsThatTheTrailerDoesNotCountAreNotDelivered() throws Exception {
        byte[] schema = ipc(ChannelFixture.SCHEMA);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(schema);
        stream.write(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0});
        byte[] payload = stream.toByteArray();
        try (ChannelFixture run = start();
                ClientConnection connection = task(run)) {
            connection.writer().send(Frame.DATA, out -> out.write(payload));
            connection.writer().send(Frame.TRAILER, out -> out.write(trailer(3, payload.length, checksum(payload))));
            ReceivedPartition received = run.next(ChannelEvent.Committed.class).partition();
            IOException wrong = assertThrows(IOException.class, () -> received.forEachBatch(batch -> {}));
            assertTrue(wrong.getMessage().contains("expected 3 rows"), wrong.getMessage());
            received.close();
        }
    }

    @Test
    void damagedBatchesWithTheRightSumsLeakNothing() throws Exception {
        try (ChannelFixture run = start()) {
            byte[] whole;
            try (VectorSchemaRoot batch = run.batch(0, 0, 100, 50)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ArrowStreamWriter writer = new ArrowStreamWriter(batch, null, bytes)) {
                    writer.writeBatch();
                }
                whole = bytes.toByteArray();
            }
            int start = ipc(ChannelFixture.SCHEMA).length;
            for (int i = start; i < Math.min(whole.length, start + 400); i += 3) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 0x55;
                sendRaw(run, i, damaged);
            }
            byte[] cut = Arrays.copyOf(whole, whole.length - 500);
            sendRaw(run, 0, cut);
            sendRaw(run, 1, whole);
        }
    }

    /** Sends a stream with the right sums; whatever comes of reading it leaves no memory behind. */
    private static void sendRaw(ChannelFixture run, int partition, byte[] stream) throws Exception {
        Handshake.Caller caller = new Handshake.Caller(Role.TASK, partition, 1);
        try (ClientConnection connection =
                ClientConnection.open(run.access(), caller, ChannelFixture.PATIENCE, ChannelFixture.PATIENCE)) {
            connection.writer().send(Frame.DATA, out -> out.write(stream));
            connection.writer().send(Frame.TRAILER, out -> out.write(trailer(100, stream.length, checksum(stream))));
            try (ReceivedPartition received =
                    run.next(ChannelEvent.Committed.class).partition()) {
                received.forEachBatch(batch -> {});
            } catch (IOException e) {
                assertTrue(e.getMessage().startsWith("partition " + partition), e.getMessage());
            }
            assertEquals(0, run.allocator.getAllocatedMemory());
        }
    }

    @Test
    void aPeerThatGoesSilentIsDropped() throws Exception {
        ChannelOptions options = ChannelOptions.defaults(folder, 64 << 20).withDeadlines(Duration.ofSeconds(10), SHORT);
        try (ChannelFixture run = new ChannelFixture(options);
                ClientConnection task = task(run);
                ClientConnection driver = ClientConnection.open(
                        new TaskAccess(run.channel.address(), run.credential().key(Role.DRIVER), null),
                        Handshake.Caller.DRIVER,
                        ChannelFixture.PATIENCE,
                        ChannelFixture.PATIENCE)) {
            // Neither answers the launcher's heartbeats.
            assertTrue(run.next(ChannelEvent.DriverLost.class).reason().contains("no sign of life"));
            assertTrue(endsWithoutTimeout(task.reader()));
            assertFalse(driver.encrypted());
        }
    }

    private static boolean endsWithoutTimeout(FrameReader reader) {
        try {
            while (reader.next()) {
                continue;
            }
            return true;
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    private static byte[] greeting(Role role) {
        return ByteBuffer.allocate(51)
                .putInt(0xDE17A0AC)
                .putShort((short) 1)
                .put((byte) role.ordinal())
                .putInt(0)
                .putLong(1)
                .put(ChannelKeys.random())
                .array();
    }

    private static ClientConnection task(ChannelFixture run) throws IOException {
        return ClientConnection.open(
                run.access(), new Handshake.Caller(Role.TASK, 5, 1), ChannelFixture.PATIENCE, ChannelFixture.PATIENCE);
    }

    private static String refusal(ChannelFixture run, int type, byte[] payload) throws IOException {
        try (ClientConnection connection = task(run)) {
            connection.writer().send((byte) type, out -> out.write(payload));
            return answer(connection);
        }
    }

    private static String refusalAfter(ChannelFixture run, byte[] data, byte[] trailer) throws IOException {
        try (ClientConnection connection = task(run)) {
            connection.writer().send(Frame.DATA, out -> out.write(data));
            connection.writer().send(Frame.TRAILER, out -> out.write(trailer));
            return answer(connection);
        }
    }

    private static String answer(ClientConnection connection) throws IOException {
        FrameReader reader = connection.reader();
        while (reader.next()) {
            if (reader.type() == Frame.REFUSED) {
                return new String(reader.payload().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new IOException("hung up without a reason");
    }

    private static byte[] ipc(Schema schema) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), schema);
        return bytes.toByteArray();
    }

    private static byte[] trailer(long rows, long bytes, int checksum) {
        return ByteBuffer.allocate(20)
                .putLong(rows)
                .putLong(bytes)
                .putInt(checksum)
                .array();
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length);
        return (int) checksum.getValue();
    }

    /** Keeps what goes through. */
    private static final class Recorder extends OutputStream {
        private final OutputStream out;
        private final OutputStream copy;

        Recorder(OutputStream out, OutputStream copy) {
            this.out = out;
            this.copy = copy;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            copy.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            copy.write(bytes, offset, length);
        }
    }
}
