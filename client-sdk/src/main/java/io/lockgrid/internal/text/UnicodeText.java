package io.lockgrid.internal.text;

import java.util.Objects;

/**
 * Texts that every member reads alike: one with half of a surrogate pair becomes another text when it is written as UTF-8,
 * and so the replicas of a table would differ. Stateless.
 */
public final class UnicodeText {
    private static final char REPLACEMENT = '\uFFFD';

    private UnicodeText() {}

    /** Whether the text has no half of a surrogate pair. */
    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().noneMatch(UnicodeText::isHalf);
            }
        }
        return true;
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The text with what is half of a pair replaced. */
    public static String repaired(String text) {
        return isWellFormed(Objects.requireNonNull(text))
                ? text
                : text.codePoints()
                        .map(each -> isHalf(each) ? REPLACEMENT : each)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** At most so many UTF-16 units from the start, without half of a pair at the end. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
