package io.lockgrid.node.table.words;

import java.util.HexFormat;

/**
 * Names a session: 128 bits, chosen at random by whoever opens it. Immutable.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record SessionId(long high, long low) implements Comparable<SessionId> {
    private static final int DIGITS = 32;

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static SessionId parse(String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException("A session id has 32 hexadecimal digits, but this is \"" + text + "\"");
        }
        return new SessionId(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS));
    }

    @Override
    public int compareTo(SessionId other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compare(low, other.low);
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
