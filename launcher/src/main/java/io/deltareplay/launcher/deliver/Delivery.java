package io.deltareplay.launcher.deliver;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.predicate.Where;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;

/// In which form a file list is delivered.
///
/// @param format the form
/// @param columns what is delivered of each file
/// @param compression of Arrow's buffers; no other format has any
/// @param terminator what ends a path in the format `paths`
/// @param width columns of the terminal, for the format `table`
public record Delivery(
        Format format, Set<FileColumn> columns, Compression compression, PathsSink.Terminator terminator, int width) {
    public Delivery {
        columns = Set.copyOf(columns);
    }

    /// A sink for the plan's files. It closes the output.
    ///
    /// @param where which of the table's files it gets; empty for all
    public FileListSink sink(ByteOutput output, ReplayPlan plan, Optional<Where> where) {
        Schema schema = FileListSchema.of(columns, TableFacts.of(plan, where));
        return switch (format) {
            case ARROW -> new ArrowStreamSink(output, schema, compression);
            case ARROW_FILE -> new ArrowFileSink(output, schema, compression);
            case JSONL -> new JsonLinesSink(output);
            case CSV -> new CsvSink(output, schema);
            case PATHS -> new PathsSink(output, plan.facts().location().root(), terminator);
            case TABLE -> new TableSink(output, width);
        };
    }
}
