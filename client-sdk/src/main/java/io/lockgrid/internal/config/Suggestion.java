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
        String meant = nearest(wrong, allowed)
                .map(name -> "did you mean '" + name + "'? ")
                .orElse("");
        return meant + (meant.isEmpty() ? "allowed here: " : "Allowed here: ") + String.join(", ", allowed);
    }

    /** The name that somebody may have meant, if one is near. */
    static Optional<String> nearest(String wrong, Collection<String> allowed) {
        return allowed.stream()
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .filter(name -> distance(wrong, name) <= Math.max(1, name.length() / 4));
    }

    /** Levenshtein's distance where two letters that changed places are one change; blind to case and to separators. */
    private static int distance(String a, String b) {
        String left = plain(a);
        String right = plain(b);
        int[][] steps = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, left, right, i, j);
            }
        }
        return steps[left.length()][right.length()];
    }

    private static int fewest(int[][] steps, String left, String right, int i, int j) {
        char here = left.charAt(i - 1);
        char there = right.charAt(j - 1);
        int fewest =
                Math.min(steps[i - 1][j - 1] + (here == there ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && here == right.charAt(j - 2) && there == left.charAt(i - 2);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    }
}
