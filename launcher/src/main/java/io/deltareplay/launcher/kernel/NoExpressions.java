package io.deltareplay.launcher.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.expressions.Expression;
import io.delta.kernel.expressions.ExpressionEvaluator;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.expressions.PredicateEvaluator;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;

/// Resolving a snapshot evaluates no expressions; scans, which do, are not made with this engine.
final class NoExpressions implements ExpressionHandler {
    @Override
    public ExpressionEvaluator getEvaluator(StructType input, Expression expression, DataType output) {
        throw unsupported();
    }

    @Override
    public PredicateEvaluator getPredicateEvaluator(StructType input, Predicate predicate) {
        throw unsupported();
    }

    @Override
    public ColumnVector createSelectionVector(boolean[] values, int from, int to) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("this engine resolves snapshots and evaluates no expressions");
    }
}
