/** The executor job: what spark-submit starts, and how it lives and ends. */
@NullMarked
package io.deltareplay.job;

import org.jspecify.annotations.NullMarked;
