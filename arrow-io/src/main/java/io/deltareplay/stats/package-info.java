/** A file's statistics as JSON: how struct statistics are rendered where a log has no JSON of its own. */
@NullMarked
package io.deltareplay.stats;

import org.jspecify.annotations.NullMarked;
