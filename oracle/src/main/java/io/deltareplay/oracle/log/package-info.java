/// Large logs for benchmarks, without data files.
@NullMarked
package io.deltareplay.oracle.log;

import org.jspecify.annotations.NullMarked;
