package io.deltareplay.oracle.predicates;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

/// What is asked about a version of a table.
///
/// @param version empty for the newest
/// @param zone the session's time zone
/// @param predicates as SQL has them
record PredicateQuestion(Path table, OptionalLong version, ZoneId zone, List<String> predicates) {}
