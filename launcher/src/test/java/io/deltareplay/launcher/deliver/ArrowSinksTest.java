package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrowSinksTest {
    private static final Schema SCHEMA = FileListSchema.of(SampleFiles.ALL, Map.of("delta.version", "7"));
    private static final List<AddFile> FILES = List.of(SampleFiles.full(), SampleFiles.bare(), SampleFiles.full());

    @ParameterizedTest
    @EnumSource
    void streamReadsBackAsWritten(Compression compression) throws IOException {
        byte[] bytes =
                SampleFiles.written(output -> new ArrowStreamSink(output, SCHEMA, compression), SampleFiles.ALL, FILES);
        try (RootAllocator allocator = new RootAllocator(1L << 30)) {
            try (ArrowReader reader = new ArrowStreamReader(
                    new ByteArrayInputStream(bytes), allocator, CommonsCompressionFactory.INSTANCE)) {
                assertEquals(SCHEMA, reader.getVectorSchemaRoot().getSchema());
                assertRows(reader);
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    @ParameterizedTest
    @EnumSource
    void fileReadsBackAsWrittenAndHasAnIndexOfItsBatches(Compression compression) throws IOException {
        byte[] bytes =
                SampleFiles.written(output -> new ArrowFileSink(output, SCHEMA, compression), SampleFiles.ALL, FILES);
        try (RootAllocator allocator = new RootAllocator(1L << 30);
                ArrowFileReader reader = new ArrowFileReader(
                        new ByteArrayReadableSeekableByteChannel(bytes),
                        allocator,
                        CommonsCompressionFactory.INSTANCE)) {
            assertEquals(SCHEMA, reader.getVectorSchemaRoot().getSchema());
            List<ArrowBlock> blocks = reader.getRecordBlocks();
            assertEquals(3, blocks.size());
            assertTrue(reader.loadRecordBatch(blocks.get(1)));
            assertEquals("bare.parquet", cell(reader.getVectorSchemaRoot(), FileColumn.PATH));
            reader.loadRecordBatch(blocks.get(0));
            assertEquals("day=2026-11-25/é,\"1\".parquet", cell(reader.getVectorSchemaRoot(), FileColumn.PATH));
        }
    }

    @Test
    void emptyListIsStillAStreamWithItsSchema() throws IOException {
        byte[] bytes = SampleFiles.written(
                output -> new ArrowStreamSink(output, SCHEMA, Compression.NONE), SampleFiles.ALL, List.of());
        try (RootAllocator allocator = new RootAllocator(1L << 30);
                ArrowReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator)) {
            assertEquals(SCHEMA, reader.getVectorSchemaRoot().getSchema());
            assertFalse(reader.loadNextBatch());
        }
    }

    @Test
    void batchOfOtherColumnsIsRefused() {
        Schema pathOnly = FileListSchema.of(Set.of(FileColumn.PATH), Map.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> SampleFiles.written(
                        output -> new ArrowStreamSink(output, pathOnly, Compression.NONE), SampleFiles.ALL, FILES));
    }

    @ParameterizedTest
    @EnumSource(names = {"LZ4", "ZSTD"})
    void compressionMakesRepetitiveListsSmaller(Compression compression) {
        String path = "the-same-folder/".repeat(400);
        List<AddFile> files = List.of(SampleFiles.withPath(path), SampleFiles.withPath(path));
        assertTrue(length(compression, files) < length(Compression.NONE, files) - 8000);
    }

    private static int length(Compression compression, List<AddFile> files) {
        return SampleFiles.written(output -> new ArrowStreamSink(output, SCHEMA, compression), SampleFiles.ALL, files)
                .length;
    }

    private static void assertRows(ArrowReader reader) throws IOException {
        List<String> rows = new ArrayList<>();
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        while (reader.loadNextBatch()) {
            assertEquals(1, root.getRowCount());
            rows.add(cell(root, FileColumn.PATH));
            if (rows.size() == 2) {
                assertNull(
                        root.getVector(FileColumn.DELETION_VECTOR.columnName()).getObject(0));
                assertNull(root.getVector(FileColumn.STATS.columnName()).getObject(0));
                assertEquals("[]", cell(root, FileColumn.PARTITION_VALUES));
                assertEquals("-5", cell(root, FileColumn.MODIFICATION_TIME));
            } else {
                assertEquals(
                        "[{\"key\":\"day\",\"value\":\"2026-11-25\"},{\"key\":\"town\"}]",
                        cell(root, FileColumn.PARTITION_VALUES));
                assertEquals("{\"numRecords\":3,\"note\":\"tab\\t\"}", cell(root, FileColumn.STATS));
                assertEquals(Long.toString(Long.MAX_VALUE), cell(root, FileColumn.SIZE));
                assertEquals(
                        "{\"storageType\":\"u\",\"pathOrInlineDv\":\"ab^-aqEH.-t@S}K{vb[*k^\",\"offset\":4,"
                                + "\"sizeInBytes\":36,\"cardinality\":2}",
                        cell(root, FileColumn.DELETION_VECTOR));
            }
        }
        assertEquals(List.of("day=2026-11-25/é,\"1\".parquet", "bare.parquet", "day=2026-11-25/é,\"1\".parquet"), rows);
    }

    private static String cell(VectorSchemaRoot root, FileColumn column) {
        return String.valueOf(root.getVector(column.columnName()).getObject(0));
    }
}
