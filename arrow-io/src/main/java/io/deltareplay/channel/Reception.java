package io.deltareplay.channel;

import io.deltareplay.request.ReplayRequest;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What the connections of one run share.
 *
 * @param request what the driver is asked for
 * @param schema what tasks have to send
 * @param compressed whether they compress it
 */
record Reception(
        ReplayRequest request,
        Schema schema,
        boolean compressed,
        ChannelOptions options,
        SpillGate gate,
        SpillFile.Opener spillFiles,
        PartitionLedger ledger,
        EventQueue events,
        BufferAllocator allocator) {}
