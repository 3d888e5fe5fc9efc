/** The streaming initial snapshot: a table's files in the order of their modification time and path, numbered from 0. */
@NullMarked
package io.deltareplay.job.snapshot;

import org.jspecify.annotations.NullMarked;
