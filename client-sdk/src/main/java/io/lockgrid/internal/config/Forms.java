package io.lockgrid.internal.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of keys that there are. */
final class Forms {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private Forms() {}

    static ScalarKey<Integer> number(String path, int least, int most, String note) {
        String words = "a whole number from " + least + " to " + most + note;
        return new ScalarKey<>(path, number(words), value -> value >= least && value <= most, words);
    }

    static ScalarKey<Integer> oneOf(String path, List<Integer> values, String words) {
        return new ScalarKey<>(path, number(words), values::contains, words);
    }

    private static Form<Integer> number(String words) {
        return new Form<>(
                text -> NUMBER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty(),
                String::valueOf,
                words);
    }

    static ScalarKey<Duration> duration(String path, Duration least, Duration most) {
        return new ScalarKey<>(
                path,
                new Form<>(Durations::parse, Durations::format, Durations.WORDS),
                value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                Durations.format(least) + " to " + Durations.format(most));
    }

    static ScalarKey<String> text(String path, Predicate<String> valid, String words) {
        return new ScalarKey<>(path, new Form<>(Optional::of, Function.identity(), words), valid, words);
    }

    /** Shown to people: anything printable. */
    static ScalarKey<String> label(String path, int most) {
        String words = "1 to " + most + " printable characters, no blank at either end";
        return text(
                path,
                text -> !text.isEmpty()
                        && text.length() <= most
                        && text.equals(text.strip())
                        && text.codePoints().noneMatch(Character::isISOControl),
                words);
    }

    static ScalarKey<String> pattern(String path, Pattern pattern, String words) {
        return text(path, text -> pattern.matcher(text).matches(), words);
    }

    static ScalarKey<String> choice(String path, List<String> words) {
        return text(path, words::contains, String.join(", ", words));
    }

    static ScalarKey<Path> file(String path) {
        String words = "the path of a file; a relative one starts at the folder of the file that names it";
        Function<String, Optional<Path>> reader = text -> {
            try {
                return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        };
        return new ScalarKey<>(path, new Form<>(reader, Path::toString, words), value -> true, words);
    }

    /** Names where {@code *} stands for any characters. */
    static ListKey patterns(String path) {
        return new ListKey(
                path,
                text -> text.isEmpty() || text.length() > 512 ? Optional.empty() : Optional.of(text),
                "1 to 512 characters, where * stands for any characters",
                1000,
                item -> false);
    }

    static ListKey choices(String path, List<String> words) {
        return new ListKey(
                path,
                text -> words.contains(text) ? Optional.of(text) : Optional.empty(),
                String.join(", ", words),
                words.size(),
                item -> false);
    }

    static ListKey addresses(String path) {
        return new ListKey(
                path, text -> HostPort.parse(text).map(HostPort::toString), HostPort.WORDS, 1000, item -> false);
    }
}
