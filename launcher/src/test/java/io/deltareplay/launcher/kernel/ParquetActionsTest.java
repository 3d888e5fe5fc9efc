package io.deltareplay.launcher.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.actions.SetTransaction;
import io.delta.kernel.internal.checkpoints.SidecarFile;
import io.delta.kernel.types.StructType;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetActionsTest {
    private static final StructType SCHEMA = new StructType()
            .add("txn", SetTransaction.FULL_SCHEMA)
            .add("metaData", Metadata.FULL_SCHEMA)
            .add("nothingOfTheKind", Protocol.FULL_SCHEMA)
            .add("protocol", Protocol.FULL_SCHEMA)
            .add("sidecar", SidecarFile.READ_SCHEMA);

    private final LocalStorage storage = new LocalStorage();
    private final LogReadErrors errors = new LogReadErrors(new TableLocation("t", "/t"));

    @ParameterizedTest
    @ValueSource(strings = {"classic", "multi-part", "v2-parquet", "files-400", "files-4000"})
    void hardwoodsReadersReadTheSame(String name) throws IOException, URISyntaxException {
        int found = 0;
        for (LogFile file : checkpoint(name)) {
            try (ParquetFiles files = new ParquetFiles(storage, errors)) {
                ParquetActions actions = new ParquetActions(files, errors);
                List<Object[]> rows = actions.read(file, SCHEMA);
                List<Object[]> reference =
                        actions.readColumns(file, ParquetAction.of(files.footer(file), SCHEMA), SCHEMA.length());

                assertArrayEquals(reference.toArray(), rows.toArray(), name);
                found += rows.size();
            }
        }
        assertEquals(name.equals("v2-parquet") ? 6 : 2, found);
    }

    @Test
    void aValueOfEveryShapeIsRead() throws IOException, URISyntaxException {
        try (ParquetFiles files = new ParquetFiles(storage, errors)) {
            List<Object[]> rows = new ParquetActions(files, errors)
                    .read(checkpoint("v2-parquet").getFirst(), SCHEMA);
            List<Object> metadata = new ArrayList<>();
            List<Object> protocol = new ArrayList<>();
            for (Object[] row : rows) {
                if (row[1] instanceof Object[] values) {
                    metadata.addAll(List.of(values[0], values[3], values[5], values[7]));
                    assertEquals(null, values[1]);
                }
                if (row[3] instanceof Object[] values) {
                    protocol.addAll(List.of(values));
                }
                assertEquals(null, row[2]);
            }

            assertFalse(((String) metadata.get(0)).isEmpty());
            assertArrayEquals(new Object[] {"parquet", Map.of()}, (Object[]) metadata.get(1));
            assertEquals(List.of("part"), metadata.get(2));
            assertEquals(Map.of("delta.checkpointPolicy", "v2", "delta.checkpointInterval", "5"), metadata.get(3));
            assertEquals(
                    List.of(3, 7, List.of("v2Checkpoint"), List.of("v2Checkpoint", "invariants", "appendOnly")),
                    protocol);
        }
    }

    private List<LogFile> checkpoint(String name) throws IOException, URISyntaxException {
        Path folder =
                Path.of(getClass().getResource("/logs/" + name + "/_delta_log").toURI());
        List<LogFile> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, "*.parquet")) {
            for (Path file : found) {
                files.add(storage.status(file.toString()));
            }
        }
        return files;
    }
}
