package io.deltareplay.oracle.predicates;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.oracle.CommandLine;
import io.deltareplay.oracle.Interview;
import io.deltareplay.oracle.SparkSessions;
import io.deltareplay.oracle.answers.TableFolder;
import io.deltareplay.oracle.answers.TableFolders;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/// `Oracle predicates DIR...`: random predicates for each table below the folders, with delta-spark's answers. A
/// table is
/// asked about in one of the time zones.
public final class PredicatesCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS_TO_DRAW_VALUES_FROM = 500;

    private PredicatesCommand() {}

    private record Question(TableFolder table, ZoneId zone) {}

    public static void run(List<String> arguments, PrintStream answers) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of("--seed", "--count", "--zones"), Set.of());
        long seed = Long.parseLong(line.option("--seed", "1"));
        int count = Integer.parseInt(line.option("--count", "30"));
        List<ZoneId> zones = Stream.of(line.option("--zones", "UTC").split(","))
                .map(ZoneId::of)
                .toList();
        List<Question> questions = new ArrayList<>();
        for (String folder : line.positional()) {
            for (TableFolder table :
                    TableFolders.in(Path.of(folder).toAbsolutePath().normalize())) {
                int zone = Math.floorMod(table.name().hashCode() + seed, zones.size());
                questions.add(new Question(table, zones.get(zone)));
            }
        }
        try (SparkSession spark = SparkSessions.forSmallTables()) {
            new Interview<Question>(spark)
                    .ask(questions, (session, question) -> answer(session, question, seed, count), answers);
        }
    }

    private static List<ObjectNode> answer(SparkSession session, Question question, long seed, int count) {
        session.conf().set("spark.sql.datetime.java8API.enabled", "true");
        TableFolder folder = question.table();
        List<ObjectNode> answers;
        try {
            ScannedTable table = ScannedTable.at(session, folder.path(), OptionalLong.empty(), question.zone());
            Random random = new Random(31 * (31 * seed + folder.name().hashCode())
                    + question.zone().hashCode());
            List<String> predicates = new RandomPredicates(
                            TableColumn.of(table.schema(), rows(table)), random, question.zone())
                    .predicates(count);
            answers = new PredicateEngine(table).answers(predicates);
        } catch (Exception refused) {
            // Scala throws checked exceptions that no signature names.
            answers = List.of(JSON.createObjectNode().put("refused", refused.toString()));
        }
        for (ObjectNode answer : answers) {
            answer.put("table", folder.name());
            answer.put("zone", question.zone().getId());
        }
        return answers;
    }

    private static List<org.apache.spark.sql.Row> rows(ScannedTable table) {
        try {
            return table.sample(ROWS_TO_DRAW_VALUES_FROM);
        } catch (Exception e) {
            // A log whose data files do not exist: values from nowhere do.
            return List.of();
        }
    }
}
