/// What the reference engines say is in a table.
@NullMarked
package io.deltareplay.oracle.answers;

import org.jspecify.annotations.NullMarked;
