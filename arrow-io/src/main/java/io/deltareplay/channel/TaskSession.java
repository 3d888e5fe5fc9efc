package io.deltareplay.channel;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** An attempt at a partition: it waits in line, streams into a spill file, and counts once its trailer is verified. */
final class TaskSession implements Session {
    private final Reception reception;
    private final int partition;
    private final Wire wire;
    private final FrameWriter writer;
    private final SpillClaim claim;
    private final SpillFile spill;
    private final CRC32C checksum = new CRC32C();
    private long bytes;
    private boolean handedOver;

    TaskSession(Reception reception, Handshake.Caller caller, Wire wire) throws IOException {
        this.reception = reception;
        this.partition = caller.partition();
        this.wire = wire;
        this.writer = new FrameWriter(wire.out());
        this.claim = new SpillClaim(partition);
        this.spill = new SpillFile(reception.spillFiles());
    }

    @Override
    public FrameWriter writer() {
        return writer;
    }

    @Override
    public boolean listening() {
        return !claim.waiting();
    }

    SpillClaim claim() {
        return claim;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        OptionalLong rows = reception.ledger().join(partition, this);
        if (rows.isPresent()) {
            tellCommitted(rows.getAsLong());
            wire.linger(reception.options().handshakeDeadline());
            return;
        }
        reception.gate().arrive(claim);
        try {
            reception.gate().admit(claim);
            writer.send(Frame.GO);
            receive();
        } catch (SpillGate.EndedException e) {
            // Its space is wanted at once; whoever told it may come too late to find it.
            release();
            if (e.state() == SpillClaim.State.YIELDING) {
                tellToYield();
            }
        } catch (SpillGate.LimitException e) {
            giveUp(tooLarge());
        } catch (SpillFile.WriteException e) {
            giveUp(unwritable(e));
        } catch (ViolationException e) {
            release();
            writer.refuse(String.valueOf(e.getMessage()));
        } finally {
            release();
        }
        wire.linger(reception.options().handshakeDeadline());
    }

    /** Tells that the partition is complete, so that nothing more is sent. */
    void tellCommitted(long rows) throws IOException {
        writer.send(Frame.COMMITTED, out -> out.writeLong(rows));
    }

    private void receive() throws IOException, InterruptedException {
        FrameReader reader = new FrameReader(wire.in(), reception.options().maxFrameBytes());
        while (reader.next()) {
            switch (reader.type()) {
                case Frame.HEARTBEAT -> {}
                case Frame.DATA -> spillPayload(reader);
                case Frame.TRAILER -> {
                    commit(Trailer.readFrom(reader.payload()));
                    return;
                }
                default -> throw new ViolationException("an unexpected frame of type " + reader.type());
            }
        }
    }

    private void spillPayload(FrameReader reader) throws IOException, InterruptedException {
        if (reception.compressed()) {
            if (reader.remaining() > PieceCompressor.MAX_BYTES) {
                throw new ViolationException("a compressed frame of %d bytes".formatted(reader.remaining()));
            }
            byte[] length = new byte[Integer.BYTES];
            PieceInput.putLength(length, reader.remaining());
            reception.gate().take(claim, length.length);
            spill.write(length, 0, length.length);
        }
        bytes += reader.remaining();
        while (reader.remaining() > 0) {
            int count = Math.min(reader.fill(), reception.gate().largestPiece());
            reception.gate().take(claim, count);
            checksum.update(reader.buffer(), reader.position(), count);
            spill.write(reader.buffer(), reader.position(), count);
            reader.take(count);
        }
    }

    private void commit(Trailer trailer) throws IOException, InterruptedException {
        if (trailer.bytes() != bytes || trailer.checksum() != (int) checksum.getValue()) {
            throw new ViolationException(
                    "partition %d: %d bytes with checksum %08x arrived, the trailer says %d with %08x"
                            .formatted(partition, bytes, checksum.getValue(), trailer.bytes(), trailer.checksum()));
        }
        BatchReader batches = new BatchReader(spill, reception.compressed(), reception.schema(), reception.allocator());
        try {
            batches.checkSchema();
        } catch (IOException e) {
            throw new ViolationException("partition %d: %s".formatted(partition, e.getMessage()));
        }
        reception.gate().commit(claim);
        ReceivedPartition received = new SpilledPartition(reception, partition, trailer.rows(), claim, spill, batches);
        Optional<List<TaskSession>> others = reception.ledger().settle(partition, this, received);
        if (others.isPresent()) {
            handedOver = true;
            // Before the acknowledgement, so that the driver's final word cannot come first.
            reception.events().add(new ChannelEvent.Committed(received));
            for (TaskSession other : others.get()) {
                reception.gate().supersede(other.claim);
                other.tellSuperseded(trailer.rows());
            }
        }
        tellCommitted(reception.ledger().committedRows(partition));
    }

    /** Tells that the space is needed for another partition. */
    void tellToYield() {
        try {
            writer.send(Frame.YIELD);
        } catch (IOException e) {
            // It is gone, and with it what it holds.
            wire.close();
        }
    }

    private void tellSuperseded(long rows) {
        try {
            tellCommitted(rows);
        } catch (IOException e) {
            // It is gone, and not needed any more.
            wire.close();
        }
    }

    private void release() {
        reception.ledger().leave(partition, this);
        if (!handedOver) {
            spill.close();
            reception.gate().release(claim);
        }
    }

    private void giveUp(TransferProblem problem) throws IOException {
        release();
        reception.events().addBroken(problem);
        writer.refuse(problem.message());
    }

    private TransferProblem tooLarge() {
        return TransferProblem.of(
                TransferProblem.Kind.SPILL_LIMIT,
                ("partition %d alone needs more than the %d bytes that may be spilled; allow more with --spill-limit,"
                                + " or use more partitions: a larger numPartitions")
                        .formatted(partition, reception.options().spillLimit()),
                null);
    }

    private TransferProblem unwritable(SpillFile.WriteException failure) {
        return TransferProblem.of(
                TransferProblem.Kind.SPILL_STORAGE,
                "cannot write to the spill folder %s: %s"
                        .formatted(reception.options().spillFolder(), failure.reason()),
                failure.getCause());
    }
}
