package io.deltareplay.job.snapshot;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.job.task.PartsRdd;
import io.deltareplay.job.task.ReadCounts;
import io.deltareplay.job.task.Receipts;
import io.deltareplay.job.task.TaskReceipt;
import io.deltareplay.job.task.TaskSettings;
import io.deltareplay.job.window.QuerySession;
import io.deltareplay.request.JobPlan;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SnapshotOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The streaming initial snapshot: the reconstructed state → repartition by ranges of (modification time, path) → count each range → sort
 * each range and number its files from where the one before ends. The counts and the sort read the same shuffle.
 */
public final class InitialSnapshot {
    private static final String DESCRIPTION = "Initial Snapshot: ";

    private final SparkContext spark;
    private final ReplayRequest request;
    private final SnapshotOrder order;
    private final TaskSettings settings;
    private final Receipts receipts;
    private final SnapshotRow layout;

    public InitialSnapshot(
            SparkContext spark, ReplayRequest request, SnapshotOrder order, TaskSettings settings, Receipts receipts) {
        this.spark = spark;
        this.request = request;
        this.order = order;
        this.settings = settings;
        this.receipts = receipts;
        this.layout = new SnapshotRow(settings.columns());
    }

    /** @param plan hears how many partitions there will be */
    public void run(JobPlan plan) throws InterruptedException {
        plan.planned(order.numPartitions());
        ReadCounts counts = ReadCounts.of(spark);
        TaskSettings reading = settings.delivering(layout.columns());
        try (State state = new State(spark, request, reading, receipts, layout, counts)) {
            RDD<InternalRow> rows = state.reconstruct();
            if (rows.getNumPartitions() == 0) {
                plan.ranged(0, 0);
            } else {
                deliver(rows, plan);
            }
        }
        receipts.add(counts);
    }

    private void deliver(RDD<InternalRow> state, JobPlan plan) {
        SparkSession session = QuerySession.of(spark);
        Column modificationTime = functions.col(FileColumn.MODIFICATION_TIME.columnName());
        Column path = functions.col(FileColumn.PATH.columnName());
        QueryExecution ranged = session.internalCreateDataFrame(state, layout.schema(), false)
                .repartitionByRange(order.numPartitions(), modificationTime, path)
                .queryExecution();
        List<RDD<InternalRow>> ranges = new ArrayList<>();
        List<RangeSize> sizes = new ArrayList<>();
        QuerySession.run(ranged, () -> {
            describe("ranges of modification time and path");
            RDD<InternalRow> range = ranged.toRdd();
            ranges.add(range);
            describe("files of each range");
            sizes.addAll(sizes(range));
        });
        QueryExecution sorted = session.internalCreateDataFrame(ranges.get(0), layout.schema(), false)
                .sortWithinPartitions(modificationTime, path, functions.col(SnapshotRow.DELETION_VECTOR_ID))
                .queryExecution();
        QuerySession.run(sorted, () -> {
            describe("sorted and delivered");
            send(sorted.toRdd(), sizes, plan);
        });
    }

    private List<RangeSize> sizes(RDD<InternalRow> ranges) {
        RangeSize[] sizes = new RangeSize[ranges.getNumPartitions()];
        spark.runJob(
                ranges,
                new RangeSize.Measure(),
                new AbstractFunction2<Object, RangeSize, BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object partition, RangeSize size) {
                        sizes[(Integer) partition] = size;
                        return BoxedUnit.UNIT;
                    }
                },
                PartsRdd.tag(RangeSize.class));
        return Arrays.asList(sizes);
    }

    /** Sends the ranges from the first one that has a file that is wanted. */
    private void send(RDD<InternalRow> sorted, List<RangeSize> sizes, JobPlan plan) {
        long[] rangeStarts = new long[sizes.size() + 1];
        for (int i = 0; i < sizes.size(); i++) {
            rangeStarts[i + 1] = rangeStarts[i] + sizes.get(i).rows();
        }
        int first = 0;
        while (first < sizes.size() && rangeStarts[first + 1] <= order.firstIndex()) {
            first++;
        }
        long largest = sizes.stream().mapToLong(RangeSize::bound).max().orElse(0);
        plan.ranged(sizes.size() - first, largest);
        SnapshotTask task = new SnapshotTask(settings.from(-first), layout, rangeStarts, order.firstIndex());
        Set<Integer> left =
                new TreeSet<>(IntStream.range(first, sizes.size()).boxed().toList());
        while (!left.isEmpty()) {
            // Those that had to make room come again after the others, so that none is in the way of the one that the
            // launcher waits for: it always takes that one, so each round gets further.
            left.removeAll(sent(sorted, task, List.copyOf(left)));
        }
    }

    private Set<Integer> sent(RDD<InternalRow> sorted, SnapshotTask task, List<Integer> partitions) {
        Set<Integer> sent = new TreeSet<>();
        spark.runJob(
                sorted,
                task,
                CollectionConverters.asScala(List.<Object>copyOf(partitions)).toSeq(),
                new AbstractFunction2<Object, SnapshotTask.Sent, BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object number, SnapshotTask.Sent outcome) {
                        TaskReceipt receipt = outcome.receipt();
                        if (receipt != null) {
                            receipts.add(receipt);
                            sent.add(partitions.get((Integer) number));
                        }
                        return BoxedUnit.UNIT;
                    }
                },
                PartsRdd.tag(SnapshotTask.Sent.class));
        return sent;
    }

    private void describe(String what) {
        spark.setJobDescription(DESCRIPTION + what);
    }
}
