package io.deltareplay.oracle.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/// Delta Kernel Java's scan files through its DefaultEngine.
final class KernelEngine implements ReferenceEngine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine = DefaultEngine.create(new Configuration());

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public TableState latest(Path table) {
        return state(table(table).getLatestSnapshot(engine));
    }

    @Override
    public TableState at(Path table, long version) {
        return state(table(table).getSnapshotAsOfVersion(engine, version));
    }

    private Table table(Path folder) {
        return Table.forPath(engine, new org.apache.hadoop.fs.Path(folder.toUri()).toString());
    }

    private TableState state(Snapshot snapshot) {
        Scan scan = snapshot.getScanBuilder().build();
        List<ObjectNode> adds = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = ((ScanImpl) scan).getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        adds.add(
                                toJson(new AddFile(row.getStruct(row.getSchema().indexOf("add")))));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TableState(
                snapshot.getVersion(), ((SnapshotImpl) snapshot).getMetadata().getId(), adds);
    }

    private static ObjectNode toJson(AddFile file) {
        ObjectNode add = JSON.createObjectNode();
        add.put("path", LogPath.decoded(file.getPath()));
        add.set("partitionValues", toJson(file.getPartitionValues()));
        add.put("size", file.getSize());
        add.put("modificationTime", file.getModificationTime());
        file.getStatsJson().ifPresent(stats -> add.put("stats", stats));
        file.getTags().ifPresent(tags -> add.set("tags", toJson(tags)));
        file.getDeletionVector().ifPresent(vector -> add.set("deletionVector", toJson(vector)));
        file.getBaseRowId().ifPresent(id -> add.put("baseRowId", id));
        file.getDefaultRowCommitVersion().ifPresent(version -> add.put("defaultRowCommitVersion", version));
        add.put("rawPath", file.getPath());
        return add;
    }

    private static ObjectNode toJson(MapValue map) {
        ObjectNode json = JSON.createObjectNode();
        for (Map.Entry<String, String> entry :
                VectorUtils.<String, String>toJavaMap(map).entrySet()) {
            json.put(entry.getKey(), entry.getValue());
        }
        return json;
    }

    private static ObjectNode toJson(DeletionVectorDescriptor vector) {
        ObjectNode json = JSON.createObjectNode();
        json.put("storageType", vector.getStorageType());
        json.put("pathOrInlineDv", vector.getPathOrInlineDv());
        vector.getOffset().ifPresent(offset -> json.put("offset", offset));
        json.put("sizeInBytes", vector.getSizeInBytes());
        json.put("cardinality", vector.getCardinality());
        return json;
    }
}
