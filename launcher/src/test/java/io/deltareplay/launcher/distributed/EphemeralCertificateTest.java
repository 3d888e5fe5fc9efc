package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.channel.ChannelOptions;
import io.deltareplay.channel.DriverConnection;
import io.deltareplay.channel.ResultChannel;
import io.deltareplay.channel.TlsIdentity;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EphemeralCertificateTest {
    private static final ReplayRequest REQUEST =
            new ReplayRequest("/data/table", 7, "file:", List.of(), EnumSet.of(FileColumn.PATH), Strategy.WINDOW, 4);

    @TempDir
    Path folder;

    private ResultChannel open(BufferAllocator allocator) throws IOException {
        ChannelOptions options =
                ChannelOptions.defaults(folder, 64 << 20).listeningOn("0.0.0.0", 0, 0, Optional.of("127.0.0.1"));
        return ResultChannel.open(
                options,
                Optional.of(EphemeralCertificate.create()),
                REQUEST,
                allocator,
                Thread.ofVirtual().factory());
    }

    @Test
    void aDriverTrustsTheCertificateThatItsCredentialNames() throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                ResultChannel channel = open(allocator);
                DriverConnection driver = DriverConnection.open(
                        channel.address(), ChannelCredential.parse(channel.credential()), Duration.ofSeconds(20))) {
            assertEquals(REQUEST, driver.request());
        }
    }

    @Test
    void aDriverOfAnotherRunTrustsItNot() throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                ResultChannel channel = open(allocator);
                ResultChannel other = open(allocator)) {
            ChannelCredential wrong = ChannelCredential.parse(other.credential());
            assertThrows(
                    IOException.class, () -> DriverConnection.open(channel.address(), wrong, Duration.ofSeconds(20)));
        }
    }

    @Test
    void eachRunHasItsOwnAndTheJdksProvidersStayAsTheyAre() throws IOException {
        Provider[] before = Security.getProviders();
        TlsIdentity first = EphemeralCertificate.create();
        TlsIdentity second = EphemeralCertificate.create();
        assertFalse(Arrays.equals(first.certificateFingerprint(), second.certificateFingerprint()));
        assertArrayEquals(before, Security.getProviders());
    }
}
