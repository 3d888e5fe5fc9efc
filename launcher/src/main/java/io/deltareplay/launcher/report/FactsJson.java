package io.deltareplay.launcher.report;

import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.FileActionEstimate;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.LogSegment;
import io.deltareplay.launcher.table.Reconciliation;
import io.deltareplay.launcher.table.TableMetadata;
import io.deltareplay.launcher.table.TableProtocol;
import io.deltareplay.launcher.table.TailFile;
import io.deltareplay.launcher.text.Human;
import io.deltareplay.launcher.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The facts of a log as JSON values. The names are a promise to programs, documented in the command reference.
public final class FactsJson {
    private FactsJson() {}

    /// Where and which: the part that every report has.
    public static Map<String, Object> table(LogFacts facts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("given", facts.location().given());
        json.put("root", facts.location().root());
        json.put("id", facts.metadata().id());
        json.put("name", facts.metadata().name());
        json.put("version", facts.version());
        json.put("timestamp", facts.timestamp());
        json.put("timestampUtc", facts.timestamp().map(Human::exactTime));
        return json;
    }

    public static Map<String, Object> protocol(TableProtocol protocol) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("minReaderVersion", protocol.minReaderVersion());
        json.put("minWriterVersion", protocol.minWriterVersion());
        json.put("readerFeatures", protocol.readerFeatures());
        json.put("writerFeatures", protocol.writerFeatures());
        return json;
    }

    public static Map<String, Object> metadata(TableMetadata metadata) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaString", metadata.schemaString());
        json.put("partitionColumns", metadata.partitionColumns());
        json.put("configuration", new java.util.TreeMap<>(metadata.configuration()));
        json.put("createdTime", metadata.createdTime());
        json.put("physicalNames", metadata.physicalNames());
        return json;
    }

    public static Map<String, Object> estimate(FileActionEstimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fileActions", estimate.fileActions());
        json.put("source", estimate.source().description());
        return json;
    }

    public static Map<String, Object> segment(LogFacts facts) {
        LogSegment segment = facts.segment();
        Map<String, Object> tail = new LinkedHashMap<>();
        tail.put("files", segment.tail().size());
        tail.put("bytes", segment.tailBytes());
        tail.put(
                "compactions",
                tailFiles(segment.tail().stream().filter(TailFile::isCompaction).toList()));
        tail.put(
                "commits",
                tailFiles(segment.tail().stream().filter(f -> !f.isCompaction()).toList()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("checkpoint", segment.checkpoint().map(checkpoint -> checkpoint(checkpoint, facts.reconciliation())));
        json.put("tail", tail);
        return json;
    }

    private static Map<String, Object> checkpoint(Checkpoint checkpoint, Reconciliation reconciliation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind(checkpoint));
        json.put("version", checkpoint.version());
        json.put("reconciled", reconciliation.isKnown());
        json.put("reconciledReason", reconciliation.reason());
        json.put("bytes", checkpoint.files().stream().mapToLong(LogFile::size).sum());
        switch (checkpoint) {
            case Checkpoint.Classic classic -> json.put("parts", files(List.of(classic.file())));
            case Checkpoint.MultiPart parts -> json.put("parts", files(parts.parts()));
            case Checkpoint.V2 v2 -> {
                json.put("manifest", file(v2.manifest()));
                json.put("sidecars", files(v2.sidecars()));
            }
        }
        return json;
    }

    /// The checkpoint's kind in one word.
    public static String kind(Checkpoint checkpoint) {
        return switch (checkpoint) {
            case Checkpoint.Classic classic -> "classic";
            case Checkpoint.MultiPart parts -> "multi-part";
            case Checkpoint.V2 v2 -> "v2";
        };
    }

    private static List<Map<String, Object>> tailFiles(List<TailFile> files) {
        return files.stream().map(FactsJson::tailFile).toList();
    }

    private static Map<String, Object> tailFile(TailFile tailFile) {
        Map<String, Object> json = file(tailFile.file());
        json.put("firstVersion", tailFile.firstVersion());
        json.put("lastVersion", tailFile.lastVersion());
        return json;
    }

    private static List<Map<String, Object>> files(List<LogFile> files) {
        return files.stream().map(FactsJson::file).toList();
    }

    private static Map<String, Object> file(LogFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path());
        json.put("size", file.size());
        json.put("modificationTime", file.modificationTime());
        return json;
    }

    /// As [Json] text with two spaces of indentation, ended by a line feed.
    public static String document(Map<String, Object> json) {
        return Json.pretty(json) + "\n";
    }
}
