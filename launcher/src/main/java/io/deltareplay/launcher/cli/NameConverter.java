package io.deltareplay.launcher.cli;

import io.deltareplay.launcher.text.Suggestion;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads one of an enum's constants by the name that its `toString` gives, in any case; for another it names the
/// choices.
final class NameConverter<T extends Enum<T>> implements ITypeConverter<T> {
    private final List<T> choices;

    NameConverter(Class<T> type) {
        this.choices = List.of(type.getEnumConstants());
    }

    @Override
    public T convert(String text) {
        return choices.stream()
                .filter(choice -> choice.toString().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(problem(text.strip())));
    }

    private String problem(String text) {
        List<String> names = choices.stream().map(Enum::toString).toList();
        String suggestion = Suggestion.nearest(text, names)
                .map(near -> "; did you mean %s?".formatted(near))
                .orElse("");
        return "'%s' is not one of %s%s".formatted(text, String.join(", ", names), suggestion);
    }
}
