/** What every task of a replay has in common: how it is cut out, how it ends, and what it says it did. */
@NullMarked
package io.deltareplay.job.task;

import org.jspecify.annotations.NullMarked;
