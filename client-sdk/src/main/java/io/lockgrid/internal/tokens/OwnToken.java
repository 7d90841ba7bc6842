package io.lockgrid.internal.tokens;

import java.nio.file.Path;
import java.util.List;

/**
 * What a client says of itself, as the file that {@code client.token-file} names has it. Immutable.
 *
 * @param name who it is
 * @param secret as {@code new-token} has made it
 */
public record OwnToken(String name, String secret) {
    private static final String KEY = "client.token-file";

    /**
     * Reads the file, which has one line.
     *
     * @throws IllegalArgumentException if it cannot be used; its message says why, without the secret
     */
    public static OwnToken read(Path file) {
        List<OwnToken> lines = TokenLines.read(KEY, file, OwnToken::of);
        if (lines.size() != 1) {
            throw new IllegalArgumentException(
                    KEY + ": " + file + " has " + lines.size() + " tokens; allowed: one line with a name and a token");
        }
        return lines.get(0);
    }

    private static OwnToken of(String name, String secret) {
        if (!TokenSecrets.isToken(secret)) {
            throw new IllegalArgumentException(
                    "has no token behind the name; allowed: what 'lockgrid new-token' prints as"
                            + " token, which begins with lockgrid_ (its hash is for the members)");
        }
        return new OwnToken(name, secret);
    }

    /** Without the secret, which is nobody's business in a log. */
    @Override
    public String toString() {
        return name;
    }
}
