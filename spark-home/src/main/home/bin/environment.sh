# Read by the scripts beside it, which set `home`, this Spark's folder: says how a JVM is started.

export SPARK_HOME="$home"
export SPARK_CONF_DIR="${SPARK_CONF_DIR:-$home/conf}"
if [ -z "${SPARK_ENV_LOADED:-}" ]; then
    export SPARK_ENV_LOADED=1
    if [ -r "$SPARK_CONF_DIR/spark-env.sh" ]; then
        set -a
        . "$SPARK_CONF_DIR/spark-env.sh"
        set +a
    fi
fi
# Without it a worker looks for Spark's source tree when it starts an executor.
read -r SPARK_SCALA_VERSION <"$home/scala-version"
export SPARK_SCALA_VERSION

# The JDK that the class cache is for, if nobody asks for another one.
recorded=
if [ -r "$home/cache/java-home" ]; then
    read -r recorded <"$home/cache/java-home"
fi
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
elif [ -x "$recorded/bin/java" ]; then
    java=$recorded/bin/java
else
    java=$(command -v java) || {
        echo "spark: no Java was found: set JAVA_HOME" >&2
        exit 1
    }
fi
if [ ! -x "$java" ]; then
    echo "spark: JAVA_HOME is $JAVA_HOME, which has no bin/java" >&2
    exit 1
fi

cache=
class_path="$home/jars/*"

# Starts from the class cache, if there is one and it is this JVM's. It takes a class path only that begins with the
# one it was recorded with.
use_class_cache() {
    { [ -n "$recorded" ] && [ "$java" -ef "$recorded/bin/java" ]; } || return 0
    . "$home/bin/class-path.sh"
    class_path=$class_path:$home/cache/executor-job.jar
    if [ -n "${SPARK_HOME_RECORDS:-}" ]; then
        cache="-XX:AOTCacheOutput=$SPARK_HOME_RECORDS
-Dlog4j2.configurationFile=$SPARK_CONF_DIR/log4j2.properties"
    elif [ -r "$home/cache/classes.aot" ]; then
        # A JVM that does not take it says nothing and starts slowly; what else a JVM has to say is no output of Spark.
        cache="-XX:AOTCache=$home/cache/classes.aot
-Xlog:disable
-Xlog:all=warning,aot*=off,cds*=off:stderr"
    fi
}

# Folders come last, where the class cache allows them; a JVM that records one allows none.
add_folders() {
    [ -z "${SPARK_HOME_RECORDS:-}" ] || return 0
    class_path=$class_path:$SPARK_CONF_DIR${HADOOP_CONF_DIR:+:$HADOOP_CONF_DIR}${YARN_CONF_DIR:+:$YARN_CONF_DIR}
    class_path=$class_path${SPARK_DIST_CLASSPATH:+:$SPARK_DIST_CLASSPATH}
}

# Prints the words of options, a line each: quotes and backslashes mean what they mean to a shell.
words() {
    case $1 in
    *[\"\'\\]*) printf '%s' "$1" | xargs printf '%s\n' ;;
    *) printf '%s\n' $1 ;;
    esac
}

# The JVM's own choices for those who made none. A replay is over before the second compiler has earned what it costs.
fast_start() {
    case $1 in
    *-XX:+Use*GC*) ;;
    *) echo "-XX:+UseSerialGC" ;;
    esac
    case $1 in
    *-XX:*TieredCompilation* | *-XX:TieredStopAtLevel=*) ;;
    *) echo "-XX:TieredStopAtLevel=1" ;;
    esac
}
