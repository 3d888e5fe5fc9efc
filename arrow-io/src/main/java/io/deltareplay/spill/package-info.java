/** What waits on disk. */
@NullMarked
package io.deltareplay.spill;

import org.jspecify.annotations.NullMarked;
