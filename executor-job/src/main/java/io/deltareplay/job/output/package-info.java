/** Rows to Arrow batches to the launcher. */
@NullMarked
package io.deltareplay.job.output;

import org.jspecify.annotations.NullMarked;
