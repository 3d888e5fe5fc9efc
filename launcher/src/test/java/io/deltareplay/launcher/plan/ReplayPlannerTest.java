package io.deltareplay.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.request.Strategy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayPlannerTest {
    private static final Cluster CLUSTER = new Cluster("spark://one:7077", "--master", 100);
    private static final LogFacts SMALL = Facts.withTail(1_000, 1_000);
    private static final LogFacts HUGE = Facts.withTail(2_000_000_000L, 1_000);

    private static PlanWishes wishes(Mode mode, Cluster cluster, Long above, Strategy strategy, PartitionCount count) {
        return new PlanWishes(mode, Optional.ofNullable(cluster), above, strategy, count);
    }

    private static PlanWishes wishes(Mode mode, Cluster cluster, Long above) {
        return wishes(mode, cluster, above, null, new PartitionCount.Default());
    }

    private static ReplayPlan.Distributed distributed(LogFacts facts, Strategy strategy, PartitionCount count) {
        return assertInstanceOf(
                ReplayPlan.Distributed.class,
                ReplayPlanner.plan(facts, wishes(Mode.DISTRIBUTED, CLUSTER, null, strategy, count)));
    }

    @Test
    void automaticPlanWithoutAClusterIsSerialWhateverTheSize() {
        ReplayPlan plan = ReplayPlanner.plan(HUGE, PlanWishes.of(Mode.AUTO));
        assertInstanceOf(ReplayPlan.Serial.class, plan);
        assertEquals("serial, because no Spark cluster is configured", plan.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[*]", "local[4,2]", "local-cluster[2,1,1024]"})
    void automaticPlanOnThisMachineIsSerialWhateverTheSize(String master) {
        ReplayPlan plan = ReplayPlanner.plan(HUGE, wishes(Mode.AUTO, new Cluster(master, "--master", 2), null));
        assertInstanceOf(ReplayPlan.Serial.class, plan);
        assertEquals(
                "serial, because %s (--master) is this machine, where Spark is never faster".formatted(master),
                plan.reason());
    }

    @Test
    void automaticPlanWeighsBothSides() {
        ReplayPlan small = ReplayPlanner.plan(SMALL, wishes(Mode.AUTO, CLUSTER, null));
        ReplayPlan huge = ReplayPlanner.plan(HUGE, wishes(Mode.AUTO, CLUSTER, null));
        assertInstanceOf(ReplayPlan.Serial.class, small);
        assertInstanceOf(ReplayPlan.Distributed.class, huge);
        String here = io.deltareplay.launcher.text.Human.duration(CostModel.serial(2_000_000_000L));
        String there = io.deltareplay.launcher.text.Human.duration(CostModel.distributed(2_000_000_000L, 100));
        assertEquals(
                "distributed, because 2,000,000,000 file actions take about %s here and about %s on spark://one:7077 with 100 slots"
                        .formatted(here, there),
                huge.reason());
    }

    @ParameterizedTest
    @CsvSource({"999, true", "1000, false"})
    void limitOfTheUserIsFollowedToTheLastFileAction(long above, boolean distributed) {
        ReplayPlan plan = ReplayPlanner.plan(SMALL, wishes(Mode.AUTO, CLUSTER, above));
        assertEquals(distributed, plan instanceof ReplayPlan.Distributed, plan.reason());
        Assertions.assertTrue(plan.reason().contains(" --distributed-above " + above), plan.reason());
    }

    @Test
    void sparkThatIsAskedForByNameRunsOnThisMachineUnlessThereIsACluster() {
        ReplayPlan here = ReplayPlanner.plan(SMALL, PlanWishes.of(Mode.DISTRIBUTED));
        assertEquals(
                "local[*]",
                assertInstanceOf(ReplayPlan.Distributed.class, here).cluster().master());
        assertEquals(
                CLUSTER, distributed(SMALL, null, new PartitionCount.Default()).cluster());
    }

    @Test
    void serialThatIsAskedForByNameIsSerialWhateverTheSize() {
        assertInstanceOf(ReplayPlan.Serial.class, ReplayPlanner.plan(HUGE, wishes(Mode.SERIAL, CLUSTER, 0L)));
    }

    @Test
    void shortTailIsBroadcastAndALongOneIsNot() {
        LogFacts atTheBound = Facts.withTail(10, StrategyChoice.MAX_BROADCAST_TAIL_BYTES);
        LogFacts above = Facts.withTail(10, StrategyChoice.MAX_BROADCAST_TAIL_BYTES + 1);
        PartitionCount unset = new PartitionCount.Default();
        assertEquals(
                Strategy.ANTI_JOIN,
                distributed(atTheBound, null, unset).strategy().strategy());
        assertEquals(Strategy.WINDOW, distributed(above, null, unset).strategy().strategy());
    }

    @Test
    void logWithoutACheckpointTakesTheWindow() {
        LogFacts facts = Facts.of(10, Optional.empty(), List.of());
        assertEquals(
                new StrategyChoice(Strategy.WINDOW, "because the log has no checkpoint"),
                distributed(facts, null, new PartitionCount.Default()).strategy());
    }

    @Test
    void checkpointThatMayNameFilesAgainTakesTheWindowWhateverIsAskedFor() {
        LogFacts facts = Facts.unreconciled("it was not written by Spark");
        StrategyChoice window = new StrategyChoice(
                Strategy.WINDOW, "because the checkpoint may name files more than once: it was not written by Spark");
        PartitionCount unset = new PartitionCount.Default();
        assertEquals(window, distributed(facts, null, unset).strategy());
        assertEquals(window, distributed(facts, Strategy.ANTI_JOIN, unset).strategy());
    }

    @Test
    void numberOfPartitionsTakesTheWindowUnlessAStrategyIsNamed() {
        PartitionCount seven = new PartitionCount.Fixed(7);
        assertEquals(Strategy.WINDOW, distributed(SMALL, null, seven).strategy().strategy());
        assertEquals(7, distributed(SMALL, null, seven).numPartitions());
        assertEquals(
                Strategy.ANTI_JOIN,
                distributed(SMALL, Strategy.ANTI_JOIN, seven).strategy().strategy());
        assertEquals(
                Strategy.ANTI_JOIN,
                distributed(SMALL, null, new PartitionCount.Auto()).strategy().strategy());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10",
        "10000, 10",
        "10001, 20",
        "100000, 50",
        "999999, 50",
        "1000000, 100",
        "5000000, 100",
        "10000000, 200",
        "100000000000, 100000"
    })
    void automaticNumberOfPartitionsGrowsWithTheLog(long fileActions, int partitions) {
        assertEquals(partitions, PartitionCount.parse(" Auto ").resolve(fileActions));
    }

    @Test
    void numberOfPartitionsIsThePromisedOneWhenNothingIsSaid() {
        assertEquals(50, distributed(HUGE, null, new PartitionCount.Default()).numPartitions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "100001", "1e3", "9999999999", "fifty"})
    void whatIsNoNumberOfPartitionsIsRefused(String value) {
        Assertions.assertThrows(UsageException.class, () -> PartitionCount.parse(value));
    }

    @ParameterizedTest
    @CsvSource({
        "spark://localhost:7077, true",
        "spark://127.0.0.1:7077, true",
        "spark://[::1]:7077, true",
        "local[2], true",
        "spark://localhost.example:7077, false",
        "spark://10.0.0.1:7077, false",
        "yarn, false",
        "'spark://localhost:7077,other:7077', false",
        "k8s://127.0.0.1:6443, false",
        "k8s://https://127.0.0.1:6443, false"
    })
    void loopbackIsWhatOnlyThisMachineReaches(String master, boolean loopback) {
        assertEquals(loopback, new Cluster(master, "--master", 1).isOnLoopback());
    }
}
