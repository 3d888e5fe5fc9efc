package io.deltareplay.launcher.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The checkpoint that a log segment starts from. The protocol has its actions reconciled, so that within it each
/// file's identity occurs once; [Reconciliation] says whether that can be relied on.
public sealed interface Checkpoint {
    /// The version whose state the checkpoint holds.
    long version();

    /// Every file whose rows may hold `add` actions, in the order in which they are replayed.
    List<LogFile> files();

    /// The same files in the order by which one row of a file's identity replaces another: a later file's row
    /// replaces an earlier file's, and within a file a later row an earlier one. Of parts the higher number is the
    /// later one, of sidecars the one with the later modification time in the manifest or else the later there; a
    /// manifest's own rows come last.
    default List<LogFile> oldestFirst() {
        return files();
    }

    /// One Parquet file.
    record Classic(long version, LogFile file) implements Checkpoint {
        @Override
        public List<LogFile> files() {
            return List.of(file);
        }
    }

    /// Several Parquet files, written together.
    record MultiPart(long version, List<LogFile> parts) implements Checkpoint {
        public MultiPart {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a multi-part checkpoint has at least one part");
            }
        }

        @Override
        public List<LogFile> files() {
            return parts;
        }
    }

    /// A manifest, Parquet or JSON by its name's end, that may hold `add` actions itself, and the sidecars that it
    /// names.
    record V2(long version, LogFile manifest, List<LogFile> sidecars) implements Checkpoint {
        public V2 {
            sidecars = List.copyOf(sidecars);
        }

        /// Whether the manifest is a JSON file; else it is Parquet. Sidecars are always Parquet.
        public boolean isJson() {
            return manifest.name().endsWith(".json");
        }

        @Override
        public List<LogFile> files() {
            List<LogFile> all = new java.util.ArrayList<>(sidecars.size() + 1);
            all.add(manifest);
            all.addAll(sidecars);
            return List.copyOf(all);
        }

        @Override
        public List<LogFile> oldestFirst() {
            return Stream.concat(
                            sidecars.stream().sorted(Comparator.comparingLong(LogFile::modificationTime)),
                            Stream.of(manifest))
                    .toList();
        }
    }
}
