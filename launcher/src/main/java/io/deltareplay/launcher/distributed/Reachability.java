package io.deltareplay.launcher.distributed;

import io.deltareplay.launcher.distributed.DistributedOptions.Listening;
import io.deltareplay.launcher.plan.Cluster;
import io.deltareplay.launcher.spark.SparkSettings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;

/// At which address to listen, and by which name executors find it.
///
/// @param bind the local address
/// @param advertise the host to connect to, when it is another
record Reachability(String bind, Optional<String> advertise) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final int ANY_PORT = 7077;

    static Reachability of(Listening listening, Cluster cluster, SparkSettings spark) {
        String bind = listening.bind().orElse(cluster.isOnLoopback() ? LOOPBACK : EVERY_ADDRESS);
        if (listening.advertise().isPresent() || !isEveryAddress(bind)) {
            return new Reachability(bind, listening.advertise());
        }
        // Executors connect to the driver, which runs on this machine, in any case: at the address that works for it.
        String driver = spark.property("spark.driver.host")
                .map(SparkSettings.Property::value)
                .orElse(spark.environment().getOrDefault("SPARK_LOCAL_IP", ""));
        return new Reachability(bind, Optional.of(driver.isBlank() ? addressTowards(cluster.master()) : driver));
    }

    /// Whether the channel is beyond the reach of other machines.
    boolean isLoopback() {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (IOException e) {
            return false; // listening there will say what is wrong with it
        }
    }

    private static boolean isEveryAddress(String bind) {
        return bind.equals(EVERY_ADDRESS) || bind.equals("::") || bind.equals("[::]");
    }

    /// The address of this machine from which the master is reached. Connecting a datagram socket sends nothing.
    private static String addressTowards(String master) {
        Optional<String> host = host(master);
        if (host.isPresent()) {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.connect(new InetSocketAddress(host.get(), ANY_PORT));
                InetAddress local = socket.getLocalAddress();
                if (!local.isAnyLocalAddress()) {
                    return local.getHostAddress();
                }
            } catch (SocketException | IllegalArgumentException | java.io.UncheckedIOException e) {
                return ownName();
            }
        }
        return ownName();
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (IOException e) {
            return LOOPBACK;
        }
    }

    private static Optional<String> host(String master) {
        try {
            URI uri = URI.create(master.replaceFirst("^k8s://(?=https?://)", "").replaceFirst(",.*", ""));
            return Optional.ofNullable(uri.getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
