package io.deltareplay.job.tail;

import java.io.Serializable;
import java.util.ArrayList;

/** What one task reads of the log's JSON files. */
public record TailPiece(ArrayList<TailRange> ranges) implements Serializable {}
