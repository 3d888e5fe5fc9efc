package io.deltareplay.benchmarks.kernel;

import io.delta.kernel.Scan;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.utils.CloseableIterator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/// The process' entry point: `KernelJava TABLE [--columns all|no-stats|paths] [--mode arrow|iterate]`.
public final class KernelJava {
    private KernelJava() {}

    public static void main(String[] arguments) throws IOException {
        Arguments parsed = Arguments.parse(arguments);
        Engine engine = DefaultEngine.create(new Configuration());
        Scan scan = TableManager.loadSnapshot(parsed.table())
                .build(engine)
                .getScanBuilder()
                .build();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                scan.getScanFiles(engine, parsed.columns().withStats())) {
            if (parsed.iterate()) {
                System.out.println(count(batches));
            } else {
                write(batches, parsed.columns());
            }
        }
    }

    private static long count(CloseableIterator<FilteredColumnarBatch> batches) {
        long count = 0;
        while (batches.hasNext()) {
            FilteredColumnarBatch batch = batches.next();
            int size = batch.getData().getSize();
            for (int row = 0; row < size; row++) {
                if (isSelected(batch, row)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static void write(CloseableIterator<FilteredColumnarBatch> batches, Columns columns) throws IOException {
        try (ArrowFileList output = new ArrowFileList(new FileOutputStream(FileDescriptor.out), columns)) {
            while (batches.hasNext()) {
                FilteredColumnarBatch batch = batches.next();
                ColumnVector add = batch.getData().getColumnVector(0);
                int size = batch.getData().getSize();
                AddColumns files = AddColumns.of(add, columns);
                for (int row = 0; row < size; row++) {
                    if (isSelected(batch, row)) {
                        output.add(files, row);
                    }
                }
            }
        }
    }

    private static boolean isSelected(FilteredColumnarBatch batch, int row) {
        return batch.getSelectionVector()
                .map(selection -> !selection.isNullAt(row) && selection.getBoolean(row))
                .orElse(true);
    }
}
