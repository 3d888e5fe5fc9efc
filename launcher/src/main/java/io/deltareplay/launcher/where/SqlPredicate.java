package io.deltareplay.launcher.where;

import io.deltareplay.launcher.table.TableMetadata;
import io.deltareplay.predicate.Where;
import java.time.ZoneId;

/// A predicate in Spark's SQL, read but not yet resolved against a table.
public final class SqlPredicate {
    private final String sql;
    private final Expression expression;

    private SqlPredicate(String sql, Expression expression) {
        this.sql = sql;
        this.expression = expression;
    }

    /// Reads a predicate.
    ///
    /// @throws io.deltareplay.launcher.error.UsageException when it is none, or asks for what statistics cannot
    /// answer
    public static SqlPredicate parse(String sql) {
        return new SqlPredicate(sql, PredicateParser.parse(sql));
    }

    /// As the user wrote it.
    public String sql() {
        return sql;
    }

    /// What it means for a table.
    ///
    /// @param table how the user names the table
    /// @param zone of times that name none, and in which days begin
    /// @throws io.deltareplay.launcher.error.UsageException when it does not fit the table's schema
    public Where resolve(String table, TableMetadata metadata, ZoneId zone) {
        Columns columns = new Columns(table, TableSchema.of(metadata));
        Resolver resolver = new Resolver(columns, new Casts(zone));
        return new Where(sql, Inference.infer(resolver.resolve(expression)), zone);
    }
}
