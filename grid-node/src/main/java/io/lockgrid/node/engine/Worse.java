package io.lockgrid.node.engine;

import java.util.regex.Pattern;

/**
 * What gets worse where a user has another value than LockGrid. Immutable.
 *
 * @param more with a greater value, or one that is no number; empty for nothing
 * @param less with a smaller value; empty for nothing
 */
public record Worse(String more, String less) {

    /** Whatever the value. */
    public static final Worse NOTHING = new Worse("", "");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    /** With a greater value, or one that is no number. */
    public static Worse ifMore(String words) {
        return new Worse(words, "");
    }

    /** And this with a smaller one. */
    public Worse ifLess(String words) {
        return new Worse(more, words);
    }

    String words(String ours, String theirs) {
        if (ours.equalsIgnoreCase(theirs)) {
            return "";
        }
        boolean numbers =
                NUMBER.matcher(ours).matches() && NUMBER.matcher(theirs).matches();
        return numbers && Long.parseLong(theirs) < Long.parseLong(ours) ? less : more;
    }
}
