package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.launcher.distributed.DistributedOptions.Listening;
import io.deltareplay.launcher.plan.Cluster;
import io.deltareplay.launcher.spark.SparkSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    private static Reachability of(Listening listening, String master, String... confs) {
        SparkSettings settings = SparkSettings.of(
                Optional.empty(), Optional.empty(), List.of(confs), Optional.empty(), List.of(), false, Map.of());
        return Reachability.of(listening, new Cluster(master, "test", 1), settings);
    }

    private static Listening at(String bind, String advertise) {
        return new Listening(Optional.ofNullable(bind), Optional.ofNullable(advertise), 0, 0);
    }

    @Test
    void clusterOnThisMachineIsListenedToOnLoopback() {
        Reachability loopback = new Reachability("127.0.0.1", Optional.empty());
        assertEquals(loopback, of(Listening.ANYWHERE, "local[*]"));
        assertEquals(loopback, of(Listening.ANYWHERE, "spark://localhost:7077"));
        assertTrue(loopback.isLoopback());
    }

    @Test
    void otherClustersAreToldTheAddressAtWhichTheyReachTheDriver() {
        assertEquals(
                new Reachability("0.0.0.0", Optional.of("driver.example")),
                of(Listening.ANYWHERE, "yarn", "spark.driver.host=driver.example"));
        Reachability towardsLoopback = of(at("0.0.0.0", null), "spark://127.0.0.1:7077");
        assertEquals(new Reachability("0.0.0.0", Optional.of("127.0.0.1")), towardsLoopback);
        assertFalse(towardsLoopback.isLoopback());
    }

    @Test
    void whatTheUserSaysIsNotGuessed() {
        assertEquals(
                new Reachability("10.1.2.3", Optional.empty()),
                of(at("10.1.2.3", null), "yarn", "spark.driver.host=driver.example"));
        assertEquals(
                new Reachability("0.0.0.0", Optional.of("me.example")),
                of(at(null, "me.example"), "yarn", "spark.driver.host=driver.example"));
    }
}
