package io.deltareplay.launcher.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a number of bytes: `1048576`, `512k`, `512m`, `2g`; `kb`, `kib` and the like mean the same powers of 1024.
public final class ByteSizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]+) ?([kmgt]?)(i?b)?");

    @Override
    public Long convert(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(text);
        }
        try {
            long factor = 1L << (10 * " kmgt".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2)));
            long bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
            if (bytes == 0) {
                throw wrong(text);
            }
            return bytes;
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'%s' is no size; write it like 512m or 2g".formatted(text));
    }
}
