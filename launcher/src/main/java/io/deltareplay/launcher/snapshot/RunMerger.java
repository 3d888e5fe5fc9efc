package io.deltareplay.launcher.snapshot;

import java.io.IOException;
import java.util.List;

/// Merges sorted sources into one, with a tree of losers: each record is compared once with each level's loser.
final class RunMerger implements RecordSource {
    private final RecordSource[] sources;
    private final RecordBlock[] blocks;
    private final int blockBytes;
    /// The current record of each source: the bytes that hold it, where it starts, its time.
    private final byte[][] bytes;
    private final int[] records;
    private final long[] times;
    private final boolean[] ended;
    /// In 0 the winner, in the others the losers of the matches below.
    private final int[] tree;

    /// @param blockBytes what each source may have in memory
    RunMerger(List<RecordSource> sources, int blockBytes) throws IOException {
        int count = sources.size();
        this.sources = sources.toArray(RecordSource[]::new);
        this.blocks = new RecordBlock[count];
        this.blockBytes = blockBytes;
        this.bytes = new byte[count][];
        this.records = new int[count];
        this.times = new long[count];
        this.ended = new boolean[count];
        this.tree = new int[count];
        for (int i = 0; i < count; i++) {
            blocks[i] = new RecordBlock(blockBytes);
            load(i);
        }
        tree[0] = count == 1 ? 0 : play(1);
    }

    private void load(int source) throws IOException {
        RecordBlock block = blocks[source];
        sources[source].next(block, Integer.MAX_VALUE, blockBytes);
        records[source] = 0;
        bytes[source] = block.bytes();
        ended[source] = block.rows() == 0;
        times[source] = ended[source] ? Long.MAX_VALUE : Records.time(block.bytes(), 0);
    }

    /// Plays the matches of a node and those below it; the leaves follow the nodes.
    private int play(int node) {
        int count = sources.length;
        if (node >= count) {
            return node - count;
        }
        int left = play(2 * node);
        int right = play(2 * node + 1);
        boolean leftWins = isBefore(left, right);
        tree[node] = leftWins ? right : left;
        return leftWins ? left : right;
    }

    private boolean isBefore(int left, int right) {
        if (times[left] != times[right]) {
            return times[left] < times[right];
        }
        if (ended[left] || ended[right]) {
            return ended[right];
        }
        return Records.compareWithinTime(bytes[left], records[left], bytes[right], records[right]) < 0;
    }

    @Override
    public void next(RecordBlock block, int maxRows, int maxBytes) throws IOException {
        block.clear();
        int winner = tree[0];
        while (!ended[winner] && block.rows() < maxRows && block.length() < maxBytes) {
            block.append(bytes[winner], records[winner]);
            advance(winner);
            winner = replay(winner);
        }
        tree[0] = winner;
    }

    private void advance(int source) throws IOException {
        int next = records[source] + Records.length(bytes[source], records[source]);
        if (next == blocks[source].length()) {
            load(source);
        } else {
            records[source] = next;
            times[source] = Records.time(bytes[source], next);
        }
    }

    private int replay(int source) {
        int winner = source;
        for (int node = (source + sources.length) >>> 1; node > 0; node >>>= 1) {
            int opponent = tree[node];
            if (isBefore(opponent, winner)) {
                tree[node] = winner;
                winner = opponent;
            }
        }
        return winner;
    }
}
