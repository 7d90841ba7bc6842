package io.lockgrid.internal.config;

/** Text of others in a message: quoted, on one line, and not longer than a line. */
final class Quoted {

    private static final int MOST = 80;

    private Quoted() {}

    static String of(String text) {
        String cut = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return "'" + cut.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?") + "'";
    }
}
