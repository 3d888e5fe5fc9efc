package io.deltareplay.launcher.checkpoint;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.parquet.Column;
import io.deltareplay.launcher.parquet.ColumnChunks;
import io.deltareplay.launcher.parquet.RowRuns;
import io.deltareplay.launcher.parquet.ValueVisitor;
import io.deltareplay.predicate.FileFilter;
import java.io.IOException;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Chooses a batch's rows that may match a predicate, and decodes no more for that than it must: first what the
/// partition values say, then the statistics of the rows that are left.
final class BatchSelector {
    private final ColumnChunks chunks;
    private final CheckpointBatch target;
    private final PredicateRows predicate;
    private final Column presence;
    private final @Nullable PartitionNumbers partitions;
    private final StructStats struct;
    private final boolean structComesFirst;
    /// The statistics as JSON where they decide: shown to the visitor, or decoded because they are delivered too.
    private final @Nullable Column shownJson;
    private final @Nullable Column deliveredJson;
    private final Visitor visitor = new Visitor();
    private final RowRuns all = new RowRuns();
    private final RowRuns adds = new RowRuns();
    private final RowRuns candidates = new RowRuns();
    /// The candidates' row numbers.
    private int[] rowNumbers = new int[0];
    /// The candidates without struct statistics.
    private final RowRuns withoutStruct = new RowRuns();
    /// The places among all candidates of those that the visitor is shown.
    private int[] places = new int[0];
    /// Parallel to the candidates.
    private boolean[] keeps = new boolean[0];
    /// The chosen among the candidates.
    private final RowRuns chosenCandidates = new RowRuns();

    /// @param presence a column that every add has, decoded by this class
    /// @param partitions the partition values, read with that column; null when the predicate does not need them
    /// @param deliveredStats the statistics as JSON where they are delivered too; this class decodes them if they
    /// decide
    BatchSelector(
            ColumnChunks chunks,
            CheckpointBatch target,
            FileFilter filter,
            PredicateColumns columns,
            Column presence,
            @Nullable PartitionNumbers partitions,
            @Nullable Column deliveredStats) {
        this.chunks = chunks;
        this.target = target;
        this.predicate = new PredicateRows(filter, partitions == null ? PartitionSource.NONE : partitions);
        this.presence = presence;
        this.partitions = partitions;
        this.struct = new StructStats(filter, columns.struct(), chunks);
        structComesFirst = columns.structComesFirst();
        deliveredJson = columns.json() == null ? null : deliveredStats;
        shownJson = columns.json() == null || deliveredJson != null ? null : chunks.visit(columns.json(), visitor);
    }

    /// Whether [#choose] leaves a column decoded, for every row of the batch.
    boolean decodesAllOf(Column column) {
        return column == presence;
    }

    /// Whether [#choose] leaves a column decoded, for the candidates.
    boolean decodesCandidatesOf(Column column) {
        return column == deliveredJson;
    }

    /// @param chosen takes the rows that may match
    /// @return how many adds cannot match
    int choose(int rows, RowRuns chosen) throws IOException {
        all.keepAll(rows);
        chunks.decode(presence, all);
        adds.clear();
        for (int row = 0; row < rows; row++) {
            if (presence.isPresent(row)) {
                adds.keep(row);
            }
        }
        chooseCandidates();
        if (struct.isEmpty() && shownJson == null && deliveredJson == null) {
            candidates.copyTo(chosen);
            chosenCandidates.keepAll(candidates.rows());
        } else {
            chooseByStats();
            chosenCandidates.mapTo(rowNumbers, chosen);
        }
        return adds.rows() - chosen.rows();
    }

    /// The chosen rows by their places among the candidates, and how many candidates there are.
    RowRuns chosenCandidates() {
        return chosenCandidates;
    }

    int candidateCount() {
        return candidates.rows();
    }

    private void chooseCandidates() throws IOException {
        candidates.clear();
        if (partitions == null) {
            // Without partition values all files are alike so far: a predicate that is never true wants none of them.
            if (adds.rows() > 0 && predicate.mayMatch(0)) {
                adds.copyTo(candidates);
            }
            return;
        }
        partitions.load();
        for (int run = 0; run < adds.count(); run++) {
            for (int row = adds.start(run), end = row + adds.length(run); row < end; row++) {
                if (partitions.mayMatch(row)) {
                    candidates.keep(row);
                }
            }
        }
    }

    private void chooseByStats() throws IOException {
        int count = candidates.rows();
        if (rowNumbers.length < count) {
            rowNumbers = new int[count + count / 4];
            places = new int[rowNumbers.length];
            keeps = new boolean[rowNumbers.length];
        }
        candidates.numbers(rowNumbers);
        struct.decode(candidates);
        if (shownJson == null && deliveredJson == null) {
            for (int i = 0; i < count; i++) {
                keeps[i] = mayMatchByStruct(i);
            }
        } else if (shownJson != null && structComesFirst) {
            chooseByStructFirst(shownJson, count);
        } else {
            chooseByJsonFirst(count);
        }
        chosenCandidates.clear();
        for (int i = 0; i < count; i++) {
            if (keeps[i]) {
                chosenCandidates.keep(i);
            }
        }
    }

    /// Decodes JSON only for the rows that have no struct: most often there are none.
    private void chooseByStructFirst(Column json, int count) throws IOException {
        withoutStruct.clear();
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (struct.isPresent(i)) {
                keeps[i] = mayMatchByStruct(i);
            } else {
                withoutStruct.keep(rowNumbers[i]);
                places[next++] = i;
            }
        }
        if (next > 0) {
            visitor.begin();
            chunks.decode(json, withoutStruct);
        }
    }

    private void chooseByJsonFirst(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            places[i] = i;
        }
        visitor.begin();
        if (deliveredJson != null) {
            chunks.decode(deliveredJson, candidates);
            visit((VarCharVector) target.vector(FileColumn.STATS));
        } else if (shownJson != null) {
            chunks.decode(shownJson, candidates);
        }
    }

    private boolean mayMatchByStruct(int candidate) {
        return struct.mayMatch(candidate) && predicate.mayMatch(rowNumbers[candidate], struct, candidate);
    }

    private void visit(VarCharVector stats) {
        for (int i = 0, count = candidates.rows(); i < count; i++) {
            if (stats.isNull(i)) {
                visitor.absent(1, 0);
            } else {
                byte[] text = stats.get(i);
                visitor.value(text, 0, text.length);
            }
        }
    }

    /// Decides of one row after the other, by its JSON or else by its struct statistics.
    private final class Visitor implements ValueVisitor {
        private int next;

        void begin() {
            next = 0;
        }

        @Override
        public void value(byte[] bytes, int start, int end) {
            int candidate = places[next++];
            keeps[candidate] = predicate.mayMatch(rowNumbers[candidate], bytes, start, end);
        }

        @Override
        public void absent(int rows, int level) {
            for (int end = next + rows; next < end; next++) {
                int candidate = places[next];
                keeps[candidate] = mayMatchByStruct(candidate);
            }
        }
    }
}
