package io.deltareplay.launcher.kernel;

import io.deltareplay.launcher.kernel.LogFileName.Checksum;
import io.deltareplay.launcher.kernel.LogFileName.Classic;
import io.deltareplay.launcher.kernel.LogFileName.Commit;
import io.deltareplay.launcher.kernel.LogFileName.Compaction;
import io.deltareplay.launcher.kernel.LogFileName.Manifest;
import io.deltareplay.launcher.kernel.LogFileName.Part;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the names of a log's files. A log may have a hundred thousand, most of them commits: those are told
/// without
/// a pattern.
final class LogFileNameParser {
    private static final int VERSION_DIGITS = 20;
    private static final int PART_DIGITS = 10;
    private static final String CHECKPOINT = "checkpoint.";
    private static final String COMPACTED = ".compacted.json";
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private LogFileNameParser() {}

    static Optional<LogFileName> parse(String name) {
        if (name.length() <= VERSION_DIGITS || name.charAt(VERSION_DIGITS) != '.') {
            return Optional.empty();
        }
        long version = number(name.substring(0, VERSION_DIGITS));
        if (version < 0 || version == Long.MAX_VALUE) {
            return Optional.empty();
        }
        String kind = name.substring(VERSION_DIGITS + 1);
        return Optional.ofNullable(
                switch (kind) {
                    case "json" -> new Commit(version);
                    case "crc" -> new Checksum(version);
                    case "checkpoint.parquet" -> new Classic(version);
                    default -> kind.startsWith(CHECKPOINT) ? checkpoint(version, kind) : compaction(version, kind);
                });
    }

    private static @Nullable LogFileName checkpoint(long version, String kind) {
        String[] words = kind.split("\\.", -1);
        String end = words[words.length - 1];
        if (words.length == 3 && !words[1].isEmpty() && (end.equals("json") || end.equals("parquet"))) {
            return new Manifest(version, UUID.matcher(words[1]).matches());
        }
        if (words.length == 4 && end.equals("parquet")) {
            return part(version, words[1], words[2]);
        }
        return null;
    }

    private static @Nullable Part part(long version, String numberDigits, String totalDigits) {
        long number = number(numberDigits);
        long total = number(totalDigits);
        if (number < 0 || total < 0) {
            return null;
        }
        boolean sound = numberDigits.length() == PART_DIGITS
                && totalDigits.length() == PART_DIGITS
                && total <= Integer.MAX_VALUE
                && number >= 1
                && number <= total;
        return new Part(version, number, total, sound);
    }

    private static @Nullable Compaction compaction(long version, String kind) {
        if (kind.length() != VERSION_DIGITS + COMPACTED.length() || !kind.endsWith(COMPACTED)) {
            return null;
        }
        long last = number(kind.substring(0, VERSION_DIGITS));
        return last < 0 ? null : new Compaction(version, last);
    }

    /// The number that the digits are, [Long#MAX_VALUE] when a long does not hold it, and -1 when they are not all
    /// digits, or none.
    private static long number(String digits) {
        long number = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
        }
        return number;
    }
}
