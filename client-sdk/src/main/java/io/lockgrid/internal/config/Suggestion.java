package io.lockgrid.internal.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant by a name that is not known. */
final class Suggestion {

    private Suggestion() {}

    /** The second half of a message: the nearest name, if one is near, and all that are allowed. */
    static String among(String wrong, Collection<String> allowed) {
        String meant = meant(wrong, allowed);
        return meant + (meant.isEmpty() ? "allowed here: " : "Allowed here: ") + String.join(", ", allowed);
    }

    /** {@code did you mean 'seats'? }, or nothing where no name is near. */
    static String meant(String wrong, Collection<String> allowed) {
        Optional<String> nearest = allowed.stream()
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .filter(name -> distance(wrong, name) <= Math.max(1, name.length() / 4));
        return nearest.map(name -> "did you mean '" + name + "'? ").orElse("");
    }

    /** Levenshtein's distance, blind to case and to which separator was used. */
    private static int distance(String a, String b) {
        String left = plain(a);
        String right = plain(b);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    }
}
