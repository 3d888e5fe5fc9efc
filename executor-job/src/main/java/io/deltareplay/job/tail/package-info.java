/** The JSON files of a log, in pieces that tasks can share. */
@NullMarked
package io.deltareplay.job.tail;

import org.jspecify.annotations.NullMarked;
