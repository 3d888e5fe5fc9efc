package io.deltareplay.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.launcher.deliver.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path folder;

    private final TestHost host = TestHost.piped(new LocalEngine(new Leftovers()));

    @BeforeEach
    void writeTable() throws IOException {
        TextLog log = new TextLog(folder);
        log.commit(1, TextLog.add("a"));
        log.checkpoint(1, TextLog.add("a"));
        log.commit(2, TextLog.add("b"));
    }

    @Test
    void peopleGetALineAFact() throws IOException {
        assertEquals(0, host.run("inspect", folder.toString()));
        assertTrue(host.text().startsWith("Table           " + folder.toRealPath() + "\n"), host.text());
        assertTrue(host.text().contains("\nVersion         2\n"), host.text());
        assertTrue(host.text().contains("\nFeatures        deletionVectors, v2Checkpoint\n"), host.text());
        assertTrue(host.text().contains("\nPartitioned by  d\n"), host.text());
        assertTrue(host.text().contains("\nCheckpoint      version 1, JSON manifest, 0 sidecars, "), host.text());
        assertTrue(host.text().contains("\nTail            1 commit, "), host.text());
        assertTrue(host.text().contains("\nPlan            serial, because"), host.text());
        assertEquals("", host.messages());
    }

    @Test
    void programsGetJson() throws IOException {
        assertEquals(0, host.run("inspect", folder.toString(), "--format", "json"));
        JsonNode json = new ObjectMapper().readTree(host.data());
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
    void planForSparkSaysWhereAndHow() throws IOException {
        assertEquals(0, host.run("inspect", folder.toString(), "--mode", "distributed"), host::messages);
        assertTrue(
                host.text().contains("\nPlan            distributed, as asked with --mode distributed\n"), host.text());
        assertTrue(host.text().contains("\nCluster         local[*]\n"), host.text());
        assertTrue(host.text().contains("\nStrategy        anti-join, because the tail, "), host.text());
    }

    @Test
    void numberOfPartitionsIsPartOfThePlanForPrograms() throws IOException {
        String key = "spark.databricks.delta.v2.distributedLogReplay.numPartitions";
        assertEquals(
                0,
                host.run(
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
                host::messages);
        JsonNode plan = new ObjectMapper().readTree(host.data()).get("plan");
        assertEquals("distributed", plan.get("kind").textValue());
        assertEquals("spark://one:7077", plan.get("master").textValue());
        assertEquals("window", plan.get("strategy").textValue());
        assertEquals(
                "because %s is set".formatted(key), plan.get("strategyReason").textValue());
        assertEquals(7, plan.get("numPartitions").intValue());
    }

    @Test
    void masterAfterTheSeparatorCountsToo() {
        assertEquals(0, host.run("inspect", folder.toString(), "--", "--master=spark://one:7077"), host::messages);
        assertTrue(host.text().contains(" on spark://one:7077 with 16 slots\n"), host.text());
    }
}
