/// What is known of a table's log before it is replayed: plain records, no effects.
@NullMarked
package io.deltareplay.launcher.table;

import org.jspecify.annotations.NullMarked;
