/** A checkpoint's Parquet files, read with Spark's vectorised reader, without row objects and without a query. */
@NullMarked
package io.deltareplay.job.checkpoint;

import org.jspecify.annotations.NullMarked;
