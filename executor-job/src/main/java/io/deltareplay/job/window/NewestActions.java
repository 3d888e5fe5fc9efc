package io.deltareplay.job.window;

import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * The query: actions → repartition by path → sort within partitions by (path, deletion vector, version, position), the newest first →
 * the row's number within its file. Whoever reads the result keeps the rows with number 1.
 */
final class NewestActions {
    private NewestActions() {}

    /** Plans the query. */
    static QueryExecution of(SparkContext spark, RDD<InternalRow> actions, ActionRow layout, int numPartitions) {
        Column path = functions.col(ActionRow.PATH);
        Column deletionVector = functions.col(ActionRow.DELETION_VECTOR_ID);
        Column version = functions.col(ActionRow.VERSION).desc();
        Column position = functions.col(ActionRow.POSITION).desc();
        WindowSpec newestFirst = Window.partitionBy(path, deletionVector).orderBy(version, position);
        Dataset<Row> all = QuerySession.of(spark).internalCreateDataFrame(actions, layout.schema(), false);
        return all.repartition(numPartitions, path)
                .sortWithinPartitions(path, deletionVector, version, position)
                .withColumn(ActionRow.ROW_NUMBER, functions.row_number().over(newestFirst))
                .queryExecution();
    }
}
