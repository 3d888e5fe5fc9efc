package io.deltareplay.launcher.where;

import io.deltareplay.predicate.Comparison;
import java.util.List;

/// A predicate as it was written, before anything is known of the table.
sealed interface Expression {
    record All(List<Expression> parts) implements Expression {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Expression> parts) implements Expression {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Expression inner) implements Expression {}

    record Compared(Expression left, Comparison comparison, Expression right) implements Expression {}

    record OneOf(Expression value, List<Expression> candidates) implements Expression {
        public OneOf {
            candidates = List.copyOf(candidates);
        }
    }

    record Between(Expression value, Expression low, Expression high) implements Expression {}

    record IsNull(Expression value) implements Expression {}

    record IsTruth(Expression value, boolean truth) implements Expression {}

    record Matches(Expression value, Expression pattern, char escape) implements Expression {}

    /// @param parts the names from the table down to the field
    record Column(List<String> parts) implements Expression {
        public Column {
            parts = List.copyOf(parts);
        }
    }

    /// @param text as it was written
    record Value(SqlValue value, String text) implements Expression {}
}
