/** The anti-join strategy: the tail is remembered, the checkpoint streamed past it. */
@NullMarked
package io.deltareplay.job.antijoin;

import org.jspecify.annotations.NullMarked;
