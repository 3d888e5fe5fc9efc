package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.error.OutputClosedException;
import io.deltareplay.launcher.error.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteOutputTest {
    /// Takes at most so many bytes at once, as a pipe does, and counts how often it is asked.
    private static final class Trickle implements WritableByteChannel {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int writes;

        @Override
        public int write(ByteBuffer source) {
            writes++;
            int count = Math.min(source.remaining(), 100_000);
            byte[] taken = new byte[count];
            source.get(taken);
            bytes.writeBytes(taken);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static final class Failing implements WritableByteChannel {
        private final String message;

        Failing(String message) {
            this.message = message;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            throw new IOException(message);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void bytesOfAllSizesArriveInOrder() {
        Trickle trickle = new Trickle();
        ByteOutput output = new ByteOutput(new StandardOutput(trickle));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        Random random = new Random(1);
        for (int size : new int[] {0, 1, 5, 40_000, 3, 500_000, 200_000, 31_000, 31_000, 31_000, 7, 1_000_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            expected.writeBytes(bytes);
            output.write(ByteBuffer.wrap(bytes));
        }
        assertEquals(expected.size(), output.bytes());
        output.complete();
        assertArrayEquals(expected.toByteArray(), trickle.bytes.toByteArray());
    }

    @Test
    void smallWritesAreGathered() {
        Trickle trickle = new Trickle();
        ByteOutput output = new ByteOutput(new StandardOutput(trickle));
        for (int i = 0; i < 10_000; i++) {
            output.write(ByteBuffer.wrap(new byte[100]));
        }
        output.complete();
        assertTrue(trickle.writes <= 15, "writes: " + trickle.writes);
    }

    @Test
    void nothingIsDeliveredBeforeTheBufferIsFull() {
        ByteOutput output = new ByteOutput(new StandardOutput(new Trickle()));
        output.write(ByteBuffer.wrap(new byte[1000]));
        assertFalse(output.hasDelivered());
        output.write(ByteBuffer.wrap(new byte[1_000_000]));
        assertTrue(output.hasDelivered());
    }

    @Test
    void readerThatWentAwayIsNoStorageProblem() {
        ByteOutput output = new ByteOutput(new StandardOutput(new Failing("Broken pipe")));
        output.write(ByteBuffer.wrap(new byte[1]));
        assertThrows(OutputClosedException.class, output::complete);
    }

    @Test
    void fullDiskIsNamed() throws IOException {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            IOException failure = assertThrows(IOException.class, () -> full.write(ByteBuffer.wrap(new byte[1])));
            StorageException told = assertInstanceOf(
                    StorageException.class,
                    AtomicFile.open(Path.of("/dev/full"), new Leftovers()).failure(failure));
            assertTrue(told.getMessage().startsWith("cannot write /dev/full: No space left"), told.getMessage());
            assertTrue(told.remedy().startsWith("Free some space"), told.remedy());
        }
    }
}
