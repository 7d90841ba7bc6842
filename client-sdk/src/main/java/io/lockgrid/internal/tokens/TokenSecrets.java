package io.lockgrid.internal.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Long random texts, and their hashes. Thread-safe. */
public final class TokenSecrets {
    /** Its beginning lets a scanner find a token where it should not be. */
    private static final String BEGINNING = "lockgrid_";

    private static final Pattern TOKEN = Pattern.compile(BEGINNING + "[A-Za-z0-9_-]{43}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenSecrets() {}

    /** 256 random bits. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A token for a script or a client. */
    public static String generate() {
        return BEGINNING + random();
    }

    /** Whether it has the form of {@link #generate}: only of those is the quick hash enough. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** What is configured in place of the token. Quick, because nobody guesses 256 bits. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it has the form of {@link #hash}. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** Takes the same time wherever they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
