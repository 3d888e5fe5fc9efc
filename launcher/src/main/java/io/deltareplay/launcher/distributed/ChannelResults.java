package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.ResultChannel;
import java.time.Duration;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A real result channel, with the memory that it reads into.
record ChannelResults(ResultChannel channel, BufferAllocator allocator) implements Results {
    @Override
    public String address() {
        return channel.address();
    }

    @Override
    public String credential() {
        return channel.credential();
    }

    @Override
    public @Nullable ChannelEvent next(Duration patience) throws InterruptedException {
        return channel.next(patience);
    }

    @Override
    public void stopDriver() {
        channel.stopDriver();
    }

    @Override
    public void close() {
        channel.close();
        allocator.close();
    }
}
