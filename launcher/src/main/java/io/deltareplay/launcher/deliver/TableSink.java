package io.deltareplay.launcher.deliver;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.text.Human;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The first files and the totals, for people.
public final class TableSink implements FileListSink {
    private static final int SHOWN = 20;

    private final ByteOutput output;
    private final int width;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> header = List.of();
    private List<Boolean> numeric = List.of();
    private long files;
    private long bytes;
    private boolean sized;

    /// @param width the columns of the terminal
    public TableSink(ByteOutput output, int width) {
        this.output = output;
        this.width = width;
    }

    @Override
    public void accept(VectorSchemaRoot batch) {
        List<FieldVector> vectors = batch.getFieldVectors();
        if (header.isEmpty()) {
            header = vectors.stream().map(FieldVector::getName).toList();
            numeric = vectors.stream().map(TableSink::isQuantity).toList();
        }
        for (int row = 0; row < batch.getRowCount() && rows.size() < SHOWN; row++) {
            rows.add(cells(vectors, row));
        }
        files += batch.getRowCount();
        addSizes(batch);
    }

    /// A time is as wide as any other, so it stands at the left like text.
    private static boolean isQuantity(FieldVector vector) {
        return vector instanceof BigIntVector && !vector.getName().equals(FileColumn.MODIFICATION_TIME.columnName());
    }

    private static List<String> cells(List<FieldVector> vectors, int row) {
        return vectors.stream().map(v -> TableCell.of(v, row)).toList();
    }

    private void addSizes(VectorSchemaRoot batch) {
        if (batch.getVector(FileColumn.SIZE.columnName()) instanceof BigIntVector sizes) {
            sized = true;
            for (int row = 0; row < batch.getRowCount(); row++) {
                bytes += sizes.isNull(row) ? 0 : sizes.get(row);
            }
        }
    }

    @Override
    public void finish() {
        StringBuilder text = new StringBuilder();
        if (!rows.isEmpty()) {
            text.append(TextTable.of(header, numeric, rows, width));
        }
        text.append(total()).append('\n');
        output.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
        output.complete();
    }

    private String total() {
        String more = files > rows.size() ? "… %s more; ".formatted(Human.count(files - rows.size())) : "";
        String size = sized ? ", " + Human.bytes(bytes) : "";
        return more + Human.count(files, "file") + size;
    }

    @Override
    public void close() {
        output.close();
    }
}
