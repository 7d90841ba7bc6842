package io.lockgrid.console.security.settings;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hashes passwords, and finds out whether one fits. Thread-safe. */
public final class Passwords {
    /** What bcrypt looks at; a longer password would be cut off silently. */
    public static final int MOST_BYTES = 72;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(1[0-5])\\$[./A-Za-z0-9]{53}");
    private static final int COST = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without what looks alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final Map<Integer, String> DUMMIES = new ConcurrentHashMap<>();

    private Passwords() {}

    /** A password that nobody guesses: 20 letters and digits, 99 bits. */
    public static String generate() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            made.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return made.toString();
    }

    /**
     * The hash to configure.
     *
     * @throws IllegalArgumentException if the password is empty or too long
     */
    public static String hash(String password) {
        if (password.isEmpty() || isTooLong(password)) {
            throw new IllegalArgumentException("the password has "
                    + password.getBytes(StandardCharsets.UTF_8).length + " bytes; nothing was hashed; allowed: 1 to "
                    + MOST_BYTES);
        }
        return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    }

    /** Whether it is a hash that is neither too cheap to keep a secret nor too dear to check. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** How dear it is to check: each step doubles the work. */
    public static int cost(String hash) {
        Matcher matcher = HASH.matcher(hash);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : COST;
    }

    /** Whether it is the password of that hash. */
    public static boolean fits(String password, String hash) {
        // Too long is wrong, but takes as long as right.
        boolean tooLong = isTooLong(password);
        String checked = tooLong ? "x" : password;
        return BCrypt.verifyer().verify(checked.toCharArray(), hash).verified && !tooLong;
    }

    /** Takes the time that a check against a hash of that cost takes. */
    public static void waste(String password, int cost) {
        fits(password, dummy(cost));
    }

    /** Makes what {@link #waste} compares with, so that the first one takes no longer than the next. */
    public static void prepare(int cost) {
        dummy(cost);
    }

    private static String dummy(int cost) {
        return DUMMIES.computeIfAbsent(
                cost, c -> BCrypt.withDefaults().hashToString(c, generate().toCharArray()));
    }

    private static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }
}
