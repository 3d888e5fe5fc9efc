package io.deltareplay.channel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a task says it sent.
 *
 * @param rows rows of all record batches
 * @param bytes bytes of the payloads of all data frames
 * @param checksum the CRC32C of these payloads
 */
record Trailer(long rows, long bytes, int checksum) {
    void writeTo(DataOutput out) throws IOException {
        out.writeLong(rows);
        out.writeLong(bytes);
        out.writeInt(checksum);
    }

    static Trailer readFrom(DataInput in) throws IOException {
        return new Trailer(in.readLong(), in.readLong(), in.readInt());
    }
}
