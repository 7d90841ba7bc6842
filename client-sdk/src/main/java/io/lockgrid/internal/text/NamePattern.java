package io.lockgrid.internal.text;

/** A name where {@code *} stands for any characters, also none. Matching allocates nothing. */
public final class NamePattern {

    private final boolean exact;
    private final String prefix;
    private final String suffix;
    private final String[] middle;

    public NamePattern(String text) {
        int first = text.indexOf('*');
        int last = text.lastIndexOf('*');
        exact = first < 0;
        prefix = exact ? text : text.substring(0, first);
        suffix = exact ? "" : text.substring(last + 1);
        middle = first < last ? text.substring(first + 1, last).split("\\*+") : new String[0];
    }

    public boolean matches(String name) {
        if (exact) {
            return name.equals(prefix);
        }
        if (name.length() < prefix.length() + suffix.length() || !name.startsWith(prefix) || !name.endsWith(suffix)) {
            return false;
        }
        // leftmost places are enough: whatever fits further right fits after them as well
        int from = prefix.length();
        for (String part : middle) {
            int at = name.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return from <= name.length() - suffix.length();
    }
}
