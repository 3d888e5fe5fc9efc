package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `inspect` tells people and programs.
public abstract class InspectContract extends CommandContract {
    @TempDir
    Path folder;

    protected InspectContract(Program program) {
        super(program);
    }

    @BeforeEach
    void writeTable() throws IOException {
        TextLog log = new TextLog(folder);
        log.commit(1, TextLog.add("a"));
        log.checkpoint(1, TextLog.add("a"));
        log.commit(2, TextLog.add("b"));
    }

    @Test
    void peopleGetALineAFact() throws Exception {
        assertEquals(0, run("inspect", folder.toString()));
        assertTrue(text().startsWith("Table           " + folder.toRealPath() + "\n"), text());
        assertTrue(text().contains("\nVersion         2\n"), text());
        assertTrue(text().contains("\nFeatures        deletionVectors, v2Checkpoint\n"), text());
        assertTrue(text().contains("\nPartitioned by  d\n"), text());
        assertTrue(text().contains("\nCheckpoint      version 1, JSON manifest, 0 sidecars, "), text());
        assertTrue(text().contains("\nTail            1 commit, "), text());
        assertTrue(text().contains("\nPlan            serial, because"), text());
        assertEquals("", messages());
    }

    @Test
    void programsGetJson() throws Exception {
        assertEquals(0, run("inspect", folder.toString(), "--format", "json"));
        JsonNode json = new ObjectMapper().readTree(data());
        assertEquals(1, json.get("formatVersion").intValue());
        assertEquals(2, json.at("/table/version").intValue());
        assertEquals("the-id", json.at("/table/id").textValue());
        assertEquals(3, json.at("/protocol/minReaderVersion").intValue());
        assertEquals("v2", json.at("/segment/checkpoint/kind").textValue());
        assertEquals(1, json.at("/segment/tail/files").intValue());
        assertEquals(2, json.at("/segment/tail/commits/0/firstVersion").intValue());
        assertEquals("serial", json.at("/plan/kind").textValue());
        assertTrue(json.at("/estimate/fileActions").isNumber());
        assertTrue(json.at("/warnings").isArray());
    }

    @Test
    void aPredicateIsSaidToBeDecidedByItsColumns() throws Exception {
        assertEquals(0, run("inspect", folder.toString(), "--where", "D = '1'"));
        assertTrue(text().contains("\nWhere           D = '1'\nDecided by      partition values of d\n"), text());
        assertEquals(0, run("inspect", folder.toString(), "--where", "d = '1'", "-f", "json", "--time-zone", "+1:00"));
        JsonNode where = new ObjectMapper().readTree(data()).get("where");
        assertEquals("d = '1'", where.get("predicate").textValue());
        assertEquals("+01:00", where.get("timeZone").textValue());
        assertEquals("d", where.at("/partitionColumns/0").textValue());
    }

    @Test
    void aPredicateThatDoesNotFitTheTableIsRefused() throws Exception {
        assertEquals(2, run("inspect", folder.toString(), "--where", "e = '1'"));
        assertTrue(messages().startsWith("delta-replay: no column 'e' in " + folder), messages());
        assertEquals("", text());
    }

    @Test
    void planForSparkSaysWhereAndHow() throws Exception {
        assertEquals(0, run("inspect", folder.toString(), "--mode", "distributed"), this::messages);
        assertTrue(text().contains("\nPlan            distributed, as asked with --mode distributed\n"), text());
        assertTrue(text().contains("\nCluster         local[*]\n"), text());
        assertTrue(text().contains("\nStrategy        anti-join, because the tail, "), text());
    }

    @Test
    void numberOfPartitionsIsPartOfThePlanForPrograms() throws Exception {
        String key = "spark.databricks.delta.v2.distributedLogReplay.numPartitions";
        assertEquals(
                0,
                run(
                        "inspect",
                        folder.toString(),
                        "--master",
                        "spark://one:7077",
                        "--distributed-above",
                        "0",
                        "--conf",
                        key + "=7",
                        "--format",
                        "json"),
                this::messages);
        JsonNode plan = new ObjectMapper().readTree(data()).get("plan");
        assertEquals("distributed", plan.get("kind").textValue());
        assertEquals("spark://one:7077", plan.get("master").textValue());
        assertEquals("window", plan.get("strategy").textValue());
        assertEquals(
                "because %s is set".formatted(key), plan.get("strategyReason").textValue());
        assertEquals(7, plan.get("numPartitions").intValue());
    }

    @Test
    void masterAfterTheSeparatorCountsToo() throws Exception {
        assertEquals(0, run("inspect", folder.toString(), "--", "--master=spark://one:7077"), this::messages);
        assertTrue(text().contains(" on spark://one:7077 with 16 slots\n"), text());
    }
}
