/// The fixture tables: each a small folder that shows one behaviour of the Delta log.
@NullMarked
package io.deltareplay.oracle.tables;

import org.jspecify.annotations.NullMarked;
