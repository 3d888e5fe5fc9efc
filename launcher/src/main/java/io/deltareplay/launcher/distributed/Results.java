package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.ChannelEvent;
import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.channel.TlsIdentity;
import io.deltareplay.request.ReplayRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a job's results come from: a result channel, or what stands for one in tests.
interface Results extends AutoCloseable {
    /// Where the job reports: host and port.
    String address();

    /// The secret that it proves itself with.
    String credential();

    /// What happened next; null when nothing did.
    @Nullable
    ChannelEvent next(Duration patience) throws InterruptedException;

    /// Asks the driver to end.
    void stopDriver();

    @Override
    void close();

    /// Opens one.
    interface Opener {
        Results open(ChannelOptions options, Optional<TlsIdentity> tls, ReplayRequest request) throws IOException;
    }
}
