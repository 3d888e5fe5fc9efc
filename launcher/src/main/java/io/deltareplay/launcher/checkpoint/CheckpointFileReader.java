package io.deltareplay.launcher.checkpoint;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.SchemaNode.GroupNode;
import io.deltareplay.launcher.parquet.ParquetFooter;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the `add` actions of one Parquet file of a checkpoint, batch by batch, into a [CheckpointBatch].
///
/// A cursor for one thread; the decoding behind it uses its threads.
public sealed interface CheckpointFileReader extends AutoCloseable
        permits EmptyCheckpointReader, HardwoodCheckpointReader, PageCheckpointReader {

    /// Opens the file and reads its footer.
    ///
    /// @param input an input that was not opened; closed with the reader
    /// @param target where each batch goes; its columns are those that are read
    /// @throws IOException when the file cannot be read, is no Parquet file, or lacks a column that the protocol
    /// requires
    static CheckpointFileReader open(InputFile input, Decoding decoding, CheckpointBatch target) throws IOException {
        try {
            input.open();
            ParquetFooter footer = ParquetFooter.read(input);
            CheckpointSchema schema = new CheckpointSchema(footer.schema(), footer.metaData());
            Optional<GroupNode> add = schema.add();
            if (add.isEmpty() || footer.rows() == 0) {
                return new EmptyCheckpointReader(input, footer, add.isPresent());
            }
            CheckpointColumns columns = CheckpointColumns.of(schema, add.get(), target.columns());
            return columns.statsParsed() == null
                            && columns.canDecode(footer.metaData().rowGroups())
                    ? new PageCheckpointReader(input, footer, decoding.executor(), columns, target)
                    : new HardwoodCheckpointReader(ParquetFileReader.open(input, decoding.hardwood()), columns, target);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /// Whether the file has an `add` column at all.
    boolean hasAdds();

    /// The rows of the file, other actions included.
    long totalRows();

    /// Decodes the next batch.
    ///
    /// @return how many rows it has, other actions included; 0 at the end
    /// @throws IOException when the file is damaged or cannot be read
    int next() throws IOException;

    /// Whether every row of the batch is an `add`.
    boolean hasOnlyAdds();

    /// Whether the row of the batch is an `add`.
    boolean isAdd(int row);

    /// The paths' bytes; row `i` has those from `pathOffsets()[i]` to before `pathOffsets()[i + 1]`.
    byte[] pathBytes();

    int[] pathOffsets();

    /// The unique id of the row's deletion vector, as [io.deltareplay.action.DeletionVector#uniqueId()] makes it;
    /// null when the row has none.
    @Nullable
    String deletionVectorId(int row);

    /// Leaves just these rows in the target. Nothing else may be asked of the batch afterwards.
    void keep(RowRuns runs);

    @Override
    void close();
}
