/// The reference engines in a process of their own: they write the tables the tests use and say what is in them.
@NullMarked
package io.deltareplay.oracle;

import org.jspecify.annotations.NullMarked;
