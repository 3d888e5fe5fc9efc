/** The JSON files of a log, read line by line from the newest action to the oldest. */
@NullMarked
package io.deltareplay.tail;

import org.jspecify.annotations.NullMarked;
