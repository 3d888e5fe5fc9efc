/** The file list as Arrow: its schema and the batches that carry it. */
@NullMarked
package io.deltareplay.filelist;

import org.jspecify.annotations.NullMarked;
