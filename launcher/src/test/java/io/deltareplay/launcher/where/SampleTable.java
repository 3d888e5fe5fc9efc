package io.deltareplay.launcher.where;

import io.deltareplay.launcher.error.UsageException;
import io.deltareplay.launcher.table.TableMetadata;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table with a column of every type.
final class SampleTable {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String SCHEMA = """
            {"type":"struct","fields":[
            {"name":"bool","type":"boolean","nullable":true,"metadata":{}},
            {"name":"byte","type":"byte","nullable":true,"metadata":{}},
            {"name":"int","type":"integer","nullable":true,"metadata":{}},
            {"name":"long","type":"long","nullable":true,"metadata":{}},
            {"name":"float","type":"float","nullable":true,"metadata":{}},
            {"name":"double","type":"double","nullable":true,"metadata":{}},
            {"name":"decimal","type":"decimal(10,2)","nullable":true,"metadata":{}},
            {"name":"string","type":"string","nullable":true,"metadata":{}},
            {"name":"other","type":"string","nullable":true,"metadata":{}},
            {"name":"binary","type":"binary","nullable":true,"metadata":{}},
            {"name":"date","type":"date","nullable":true,"metadata":{}},
            {"name":"timestamp","type":"timestamp","nullable":true,"metadata":{}},
            {"name":"ntz","type":"timestamp_ntz","nullable":true,"metadata":{}},
            {"name":"code","type":"string","nullable":true,"metadata":{"__CHAR_VARCHAR_TYPE_STRING":"char(3)"}},
            {"name":"collated","type":"string","nullable":true,"metadata":{"__COLLATIONS":{"collated":"spark.UTF8_LCASE"}}},
            {"name":"binaryCollated","type":"string","nullable":true,
             "metadata":{"__COLLATIONS":{"binaryCollated":"spark.UTF8_BINARY"}}},
            {"name":"widened","type":"double","nullable":true,
             "metadata":{"delta.typeChanges":[{"toType":"double","fromType":"float"}]}},
            {"name":"tags","type":{"type":"array","elementType":"string","containsNull":true},"nullable":true,"metadata":{}},
            {"name":"variant","type":"variant","nullable":true,"metadata":{}},
            {"name":"Outer","type":{"type":"struct","fields":[
             {"name":"inner","type":{"type":"struct","fields":[
              {"name":"Leaf","type":"integer","nullable":true,"metadata":{"delta.columnMapping.physicalName":"col-leaf"}}]},
              "nullable":true,"metadata":{"delta.columnMapping.physicalName":"col-inner"}},
             {"name":"map","type":{"type":"map","keyType":"string","valueType":"long","valueContainsNull":true},
              "nullable":true,"metadata":{}}]},
             "nullable":true,"metadata":{"delta.columnMapping.physicalName":"col-outer"}},
            {"name":"odd name.`x`","type":"integer","nullable":true,"metadata":{}},
            {"name":"region","type":"integer","nullable":true,"metadata":{"delta.columnMapping.physicalName":"col-region"}},
            {"name":"language","type":"string","nullable":true,"metadata":{"__COLLATIONS":{"language":"icu.UNICODE_CI"}}}
            ]}
            """;

    private SampleTable() {}

    static TableMetadata metadata(String columnMappingMode) {
        return new TableMetadata(
                "id",
                Optional.empty(),
                SCHEMA,
                List.of("region", "language"),
                Map.of("delta.columnMapping.mode", columnMappingMode),
                Optional.empty(),
                Map.of());
    }

    /// What a predicate means for the table, as text.
    static String resolve(String sql) {
        return PredicateText.of(SqlPredicate.parse(sql)
                .resolve("/data/sales", metadata("none"), BERLIN)
                .predicate());
    }

    /// What is said of a predicate that is refused.
    static String refusal(String sql) {
        try {
            return "accepted: " + resolve(sql);
        } catch (UsageException e) {
            return e.getMessage() + " | " + e.remedy();
        }
    }
}
