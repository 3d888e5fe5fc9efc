/**
 * Which files may hold rows that a predicate asks for, told by their partition values and statistics alone. Used by the launcher
 * and by Spark's executors, so that both keep the same files.
 */
@NullMarked
package io.deltareplay.predicate;

import org.jspecify.annotations.NullMarked;
