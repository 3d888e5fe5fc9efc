package io.deltareplay.job.task;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Pieces of work, one per partition. */
public final class PartsRdd<P extends Serializable> extends RDD<P> {
    private static final long serialVersionUID = 1L;

    /** Tasks get their own piece with their partition. */
    private final transient List<P> parts;

    public PartsRdd(SparkContext context, List<P> parts, Class<P> type) {
        super(context, none(), tag(type));
        this.parts = List.copyOf(parts);
    }

    /** The dependencies of an RDD that has none. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Seq<Dependency<?>> none() {
        return (Seq) Nil$.MODULE$;
    }

    /** What Scala wants to know of a class. */
    public static <T> ClassTag<T> tag(Class<T> type) {
        return ClassTag$.MODULE$.apply(type);
    }

    @Override
    public Partition[] getPartitions() {
        return partitions(parts);
    }

    @Override
    public Iterator<P> compute(Partition partition, TaskContext context) {
        return scala.collection.Iterator$.MODULE$.single(part(partition));
    }

    /** Nobody checkpoints a list of work, and before it looks whether anybody does Spark sets up a JSON mapper for Scala. */
    @Override
    public void doCheckpoint() {}

    /** Partitions, each with a piece of work. */
    public static Partition[] partitions(List<? extends Serializable> parts) {
        Partition[] partitions = new Partition[parts.size()];
        for (int i = 0; i < partitions.length; i++) {
            partitions[i] = new Part<>(i, parts.get(i));
        }
        return partitions;
    }

    /** The piece of work of a partition that {@link #partitions} made. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <P extends Serializable> P part(Partition partition) {
        return ((Part<P>) partition).part();
    }

    /** A partition and its piece of work. */
    private record Part<P extends Serializable>(int index, P part) implements Partition {
        @Override
        public boolean equals(Object other) {
            return other instanceof Part<?> same && same.index == index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }
}
