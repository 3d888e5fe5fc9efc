/// What delta-spark reads of a table when a query has a predicate, and which files really hold rows that match.
@NullMarked
package io.deltareplay.oracle.predicates;

import org.jspecify.annotations.NullMarked;
