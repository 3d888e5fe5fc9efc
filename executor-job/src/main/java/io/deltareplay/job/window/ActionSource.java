package io.deltareplay.job.window;

import io.deltareplay.job.checkpoint.CheckpointPart;
import io.deltareplay.job.tail.TailPiece;
import java.io.Serializable;

/** What one task reads actions from. */
sealed interface ActionSource extends Serializable {
    /** Stretches of JSON files: the tail, or a checkpoint's manifest. */
    record Lines(TailPiece piece) implements ActionSource {}

    /** A part of a checkpoint's Parquet file. */
    record Parquet(CheckpointPart part) implements ActionSource {}
}
