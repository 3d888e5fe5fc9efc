package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.deliver.JsonCell.Member;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The file list as one JSON object a line. Every line has the same keys, those of the Arrow schema in its order;
/// what a file lacks is `null`, so that readers that infer a schema from the first lines find every column.
/// Statistics stay the JSON string that they are in the log.
public final class JsonLinesSink extends TextSink {
    public JsonLinesSink(ByteOutput output) {
        super(output);
    }

    @Override
    Rows rowsOf(VectorSchemaRoot batch) {
        Member[] members = Member.of(batch.getFieldVectors());
        return (row, out) -> {
            Member.writeObject(members, row, out);
            out.put('\n');
        };
    }
}
