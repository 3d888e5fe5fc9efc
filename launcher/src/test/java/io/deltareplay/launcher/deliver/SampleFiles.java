package io.deltareplay.launcher.deliver;

import io.deltareplay.action.AddFile;
import io.deltareplay.action.DeletionVector;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListBatch;
import io.deltareplay.filelist.FileListSchema;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.arrow.memory.RootAllocator;

/// Files for the sinks' tests, and what a sink made of them.
final class SampleFiles {
    static final Set<FileColumn> ALL = FileListSchema.ACTION_COLUMNS;

    private SampleFiles() {}

    static AddFile withPath(String path) {
        return new AddFile(path, Map.of(), 1, 2, true, null, null, null, null, null, null);
    }

    static AddFile bare() {
        return new AddFile("bare.parquet", Map.of(), 0, -5, false, null, null, null, null, null, null);
    }

    static AddFile full() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("day", "2026-11-25");
        values.put("town", null);
        return new AddFile(
                "day=2026-11-25/é,\"1\".parquet",
                values,
                Long.MAX_VALUE,
                1764087000000L,
                true,
                "{\"numRecords\":3,\"note\":\"tab\\t\"}",
                Map.of("ZCUBE_ID", "a\nb\u0001"),
                new DeletionVector("u", "ab^-aqEH.-t@S}K{vb[*k^", 4, 36, 2),
                7L,
                8L,
                "liquid");
    }

    /// Everything that a sink writes for the files, which come in one batch each, from different vectors.
    static byte[] written(Function<ByteOutput, FileListSink> maker, Set<FileColumn> columns, List<AddFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RootAllocator allocator = new RootAllocator(1L << 30)) {
            ByteOutput output = new ByteOutput(new StandardOutput(Channels.newChannel(bytes)));
            try (FileListSink sink = maker.apply(output)) {
                for (AddFile file : files) {
                    try (FileListBatch batch = new FileListBatch(FileListSchema.of(columns, Map.of()), allocator)) {
                        batch.append(file);
                        sink.accept(batch.seal());
                    }
                }
                sink.finish();
            }
            if (allocator.getAllocatedMemory() != 0) {
                throw new AssertionError("the sink kept " + allocator.getAllocatedMemory() + " bytes");
            }
        }
        return bytes.toByteArray();
    }

    static String text(Function<ByteOutput, FileListSink> maker, Set<FileColumn> columns, List<AddFile> files) {
        return new String(written(maker, columns, files), StandardCharsets.UTF_8);
    }
}
