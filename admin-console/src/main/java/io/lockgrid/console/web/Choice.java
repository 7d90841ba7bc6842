package io.lockgrid.console.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words of an address that stand for one of a closed set. */
final class Choice {
    private Choice() {}

    /** Yes or no; no where nothing is said. */
    static boolean flag(String parameter, @Nullable String word) {
        if (word == null || word.isEmpty() || word.equals("false")) {
            return false;
        }
        if (!word.equals("true")) {
            throw new IllegalArgumentException(parameter + " '" + word + "' is not allowed; allowed: true, false");
        }
        return true;
    }

    static <E extends Enum<E>> E of(String parameter, Class<E> type, @Nullable String word, E otherwise) {
        if (word == null || word.isEmpty()) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(parameter + " '" + word + "' is not allowed; allowed: "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
