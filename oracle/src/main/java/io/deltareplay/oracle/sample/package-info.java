/// The sample table that the repository ships.
@NullMarked
package io.deltareplay.oracle.sample;

import org.jspecify.annotations.NullMarked;
