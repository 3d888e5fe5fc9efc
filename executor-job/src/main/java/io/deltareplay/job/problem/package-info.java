/** What can be wrong with a log, told apart from what can be wrong with a cluster. */
@NullMarked
package io.deltareplay.job.problem;

import org.jspecify.annotations.NullMarked;
