package io.deltareplay.launcher.checkpoint;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.predicate.FilePredicate.And;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which reader a file gets: the answers are the same, but one takes several times as long and what memory it
/// wants.
class CheckpointFileReaderTest {
    private static final Where PARTITION_AND_STATS = new Where(
            "d IS NULL AND id IS NULL",
            new And(List.of(
                    new NullCheck(new FilterColumn("d", List.of("d"), true, ValueType.STRING), true),
                    new NullCheck(new FilterColumn("id", List.of("id"), false, ValueType.INTEGER), true))),
            ZoneOffset.UTC);

    private static void assertReader(Class<? extends CheckpointFileReader> expected, String form, @Nullable Where where)
            throws IOException {
        Path file = Path.of("src/test/resources/checkpoints", form).toAbsolutePath();
        LogFile checkpoint = new LogFile(file.toString(), Files.size(file), 0);
        try (RootAllocator allocator = new RootAllocator();
                Decoding decoding = new Decoding();
                CheckpointBatch batch = new CheckpointBatch(EnumSet.allOf(FileColumn.class), true, where, allocator);
                CheckpointFileReader reader =
                        CheckpointFileReader.open(new LocalStorage().parquet(checkpoint), decoding, batch)) {
            assertInstanceOf(expected, reader);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snappy-v1-dictionary.parquet",
                "none-v2-plain.parquet",
                "struct-statistics/plain.parquet",
                "struct-statistics/dictionary.parquet"
            })
    void whatWritersUsuallyWriteIsDecodedPageByPageWithAndWithoutPredicate(String form) throws IOException {
        assertReader(PageCheckpointReader.class, form, null);
        assertReader(PageCheckpointReader.class, form, PARTITION_AND_STATS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delta-encodings.parquet", "struct-statistics/delta-encodings.parquet"})
    void whatIsNotDecodedHereIsLeftToHardwood(String form) throws IOException {
        assertReader(HardwoodCheckpointReader.class, form, null);
        assertReader(FilteredCheckpointReader.class, form, PARTITION_AND_STATS);
    }
}
