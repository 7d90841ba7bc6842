package io.lockgrid.console.cli.text;

/** Makes text that others chose, such as a name or a reason, safe for a terminal. */
public final class Printable {

    private Printable() {}

    /** The text in one line, without anything that a terminal would take for a command. */
    public static String of(String text) {
        return text.codePoints()
                .map(c -> isHarmless(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
