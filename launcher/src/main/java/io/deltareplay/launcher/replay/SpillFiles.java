package io.deltareplay.launcher.replay;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.deltareplay.action.IdentitySet;
import io.deltareplay.spill.NamelessFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// File actions on disk, spread by identity over partitions that are each small enough for memory; within a
/// partition in the order in which they were written.
///
/// The files have no name from the moment they are open, so nothing stays behind however the process ends.
final class SpillFiles implements AutoCloseable {
    /// The line of a record that only says that the identity is decided.
    static final byte[] NO_LINE = new byte[0];

    private static final int MAX_PARTITIONS = 512;
    /// What an identity costs at worst: a set that has just doubled, while the old one is still there.
    private static final int BYTES_PER_IDENTITY = 90;

    private final List<FileChannel> channels = new ArrayList<>();
    private final List<DataOutputStream> outputs = new ArrayList<>();

    /// Starts with the identities that were remembered so far.
    ///
    /// @param expected how many identities there will be about
    /// @param memoryBytes what the identities of one partition may take when they are read back
    static SpillFiles startingWith(IdentitySet soFar, Path folder, long expected, long memoryBytes) throws IOException {
        long partitions = 1 + expected * BYTES_PER_IDENTITY / memoryBytes;
        SpillFiles files = new SpillFiles(folder, (int) Math.min(partitions, MAX_PARTITIONS));
        try {
            soFar.forEach(identity -> {
                try {
                    files.write(identity, soFar.origin(identity), NO_LINE, 0, 0);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            files.close();
            throw e.getCause();
        }
        return files;
    }

    private SpillFiles(Path folder, int partitions) throws IOException {
        Files.createDirectories(folder);
        try {
            for (int i = 0; i < partitions; i++) {
                FileChannel channel = NamelessFile.open(folder);
                channels.add(channel);
                outputs.add(new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), bufferSize(partitions))));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static int bufferSize(int partitions) {
        return Math.clamp((16L << 20) / partitions, 4 << 10, 64 << 10);
    }

    int partitions() {
        return channels.size();
    }

    /// The partition that an identity belongs to. Uses bits that [io.deltareplay.action.IdentitySet] does not place
    /// its slots by.
    int partition(HashValue128 identity) {
        return (int) Long.remainderUnsigned(identity.getMostSignificantBits(), channels.size());
    }

    /// Writes a record.
    ///
    /// @param origin the number of the file and kind of action that it came from
    /// @param line the add action; empty when the record only says that the identity is decided
    void write(HashValue128 identity, int origin, byte[] line, int offset, int length) throws IOException {
        DataOutputStream output = outputs.get(partition(identity));
        output.writeLong(identity.getMostSignificantBits());
        output.writeLong(identity.getLeastSignificantBits());
        output.writeInt(origin);
        output.writeInt(length);
        output.write(line, offset, length);
    }

    /// Hears records.
    interface Visitor {
        void record(HashValue128 identity, int origin, byte[] line) throws IOException;
    }

    /// Reads a partition from its start. Nothing is written afterwards.
    void read(int partition, Visitor visitor) throws IOException {
        outputs.get(partition).flush();
        FileChannel channel = channels.get(partition);
        channel.position(0);
        DataInputStream input =
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 64 << 10));
        while (true) {
            long high;
            try {
                high = input.readLong();
            } catch (EOFException end) {
                return;
            }
            HashValue128 identity = new HashValue128(high, input.readLong());
            int origin = input.readInt();
            byte[] line = input.readNBytes(input.readInt());
            visitor.record(identity, origin, line);
        }
    }

    @Override
    public void close() {
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                // The file has no name and its content is not needed any more.
                continue;
            }
        }
    }
}
