/** The segment's files, opened literally, whatever the user's conf says. */
@NullMarked
package io.deltareplay.job.storage;

import org.jspecify.annotations.NullMarked;
