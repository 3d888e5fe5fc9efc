package io.deltareplay.launcher.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The ports that may be listened on.
///
/// @param first the first to try; 0 for any
/// @param last the last to try
record PortRange(int first, int last) {
    static final PortRange ANY = new PortRange(0, 0);

    /// Reads `40000` or `40000-40010`.
    public static final class Converter implements ITypeConverter<PortRange> {
        private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
        private static final int MAX = 0xffff;

        @Override
        public PortRange convert(String text) {
            Matcher matcher = RANGE.matcher(text.strip());
            if (matcher.matches()) {
                int first = Integer.parseInt(matcher.group(1));
                int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
                if (first <= last && last <= MAX && (first > 0 || last == 0)) {
                    return new PortRange(first, last);
                }
            }
            throw new TypeConversionException(
                    "'%s' is no port or range of ports; write it like 40000 or 40000-40010".formatted(text));
        }
    }
}
