/// A benchmark peer: the active files of a Delta table as Delta Kernel Java's DefaultEngine lists them.
@NullMarked
package io.deltareplay.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
