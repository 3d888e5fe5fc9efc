/** The window strategy: every action shuffled by path, the newest of each file wins. */
@NullMarked
package io.deltareplay.job.window;

import org.jspecify.annotations.NullMarked;
