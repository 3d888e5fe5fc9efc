/// Predicates on a table's rows: from SQL, by the table's schema, to what files can be told apart by.
@NullMarked
package io.deltareplay.launcher.where;

import org.jspecify.annotations.NullMarked;
