package io.lockgrid.internal.tokens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Files with a name and another word in each line; empty lines and those that begin with {@code #} are passed over. */
public final class TokenLines {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@/:-]{1,128}");
    private static final long LONGEST = 1 << 20;

    private TokenLines() {}

    /**
     * Reads one.
     *
     * @param key that names the file, for messages, which never have more of a line than its number and name
     * @param line makes what a line says of its name and the other word
     * @throws IllegalArgumentException if it cannot be read, or a line is not understood; its message says which
     */
    static <T> List<T> read(String key, Path file, BiFunction<String, String, T> line) {
        List<String> lines;
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException(key + ": " + file + " is longer than 1 MB");
            }
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(key, file, e);
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String where = key + ": line " + (i + 1) + " of " + file;
            String[] words = text.split("\\s+");
            if (words.length != 2) {
                throw new IllegalArgumentException(where + " has " + words.length
                        + " words; allowed: a name and, behind a" + " blank, what 'lockgrid new-token' prints");
            } else if (!NAME.matcher(words[0]).matches()) {
                throw new IllegalArgumentException(where + " has a name that is not allowed; allowed: 1 to 128 letters,"
                        + " digits and . _ - @ / :");
            }
            try {
                read.add(line.apply(words[0], words[1]));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + " (" + words[0] + ") " + e.getMessage(), e);
            }
        }
        return read;
    }

    static IllegalArgumentException unreadable(String key, Path file, IOException why) {
        return new IllegalArgumentException(
                why instanceof NoSuchFileException
                        ? key + ": there is no file " + file
                        : key + ": " + file + " cannot be read: " + why.getMessage(),
                why);
    }
}
