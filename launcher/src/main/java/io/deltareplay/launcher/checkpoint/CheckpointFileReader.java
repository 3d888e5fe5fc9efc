package io.deltareplay.launcher.checkpoint;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.SchemaNode.GroupNode;
import io.deltareplay.launcher.parquet.Decodable;
import io.deltareplay.launcher.parquet.ParquetFooter;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.predicate.FileFilter;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the `add` actions of one Parquet file of a checkpoint, batch by batch, into a [CheckpointBatch].
///
/// A cursor for one thread; the decoding behind it uses its threads.
public sealed interface CheckpointFileReader extends AutoCloseable
        permits EmptyCheckpointReader,
                FilteredCheckpointReader,
                HardwoodCheckpointReader,
                PageCheckpointReader,
                UnrepeatedCheckpointReader {

    /// What follows the last batch.
    int END = -1;

    /// Opens the file and reads its footer.
    ///
    /// @param input an input that was not opened; closed with the reader
    /// @param target where each batch goes; its columns are those that are read
    /// @throws io.deltareplay.launcher.parquet.UnsupportedParquetException when it cannot be decoded here
    /// @throws IOException when the file cannot be read, is no Parquet file, or lacks a column that the protocol
    /// requires
    static CheckpointFileReader open(InputFile input, Decoding decoding, CheckpointBatch target) throws IOException {
        return open(input, decoding, target, Extent.ALL, RowMask.NONE);
    }

    /// The same for the whole file or a sample of it.
    ///
    /// @param replaced rows that are no adds of the table any more; their files are elsewhere in the checkpoint
    static CheckpointFileReader open(
            InputFile input, Decoding decoding, CheckpointBatch target, Extent extent, RowMask replaced)
            throws IOException {
        try {
            input.open();
            ParquetFooter footer = ParquetFooter.read(input);
            CheckpointSchema schema = new CheckpointSchema(footer.schema(), footer.metaData());
            Optional<GroupNode> add = schema.add();
            if (add.isEmpty() || footer.rows() == 0) {
                return new EmptyCheckpointReader(input);
            }
            return open(input, footer, schema, add.get(), decoding, target, extent, replaced);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static CheckpointFileReader open(
            InputFile input,
            ParquetFooter footer,
            CheckpointSchema schema,
            GroupNode add,
            Decoding decoding,
            CheckpointBatch target,
            Extent extent,
            RowMask replaced)
            throws IOException {
        FileFilter filter = target.where() == null ? null : new FileFilter(target.where());
        // A row that is replaced is so whatever a predicate says of the one that replaces it: then every row is read.
        if (filter != null && replaced.isEmpty()) {
            PagePlan plan = PagePlan.of(schema, footer, add, target, filter).within(extent);
            if (plan.canDecode()) {
                return new PageCheckpointReader(input, footer, decoding.executor(), plan, target);
            }
        }
        PagePlan plan = PagePlan.ofAll(schema, footer, add, target).within(extent);
        CheckpointFileReader rows;
        if (plan.canDecode()) {
            rows = new PageCheckpointReader(input, footer, decoding.executor(), plan, target);
        } else {
            Decodable.check(footer.schema(), plan.columns().leafIndices(), plan.rowGroups());
            rows = new HardwoodCheckpointReader(
                    ParquetFileReader.open(input, decoding.hardwood()), plan.columns(), target);
        }
        if (!replaced.isEmpty()) {
            rows = new UnrepeatedCheckpointReader(rows, replaced);
        }
        return filter == null ? rows : new FilteredCheckpointReader(rows, target, filter);
    }

    /// Decodes the next batch. Where the target says which files to deliver, a batch has only rows of those.
    ///
    /// @return how many rows it has, other actions included, and none where the target wants none of them; [#END]
    /// at the end
    /// @throws IOException when the file is damaged or cannot be read
    int next() throws IOException;

    /// How many `add` actions were left out of this batch, or of parts of the file before it that were not read at
    /// all, because the target does not want their files.
    default long dropped() {
        return 0;
    }

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
