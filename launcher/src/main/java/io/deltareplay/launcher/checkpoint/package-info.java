/// A checkpoint's Parquet files as Arrow batches, column by column, without row objects.
@NullMarked
package io.deltareplay.launcher.checkpoint;

import org.jspecify.annotations.NullMarked;
