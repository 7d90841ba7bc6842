package io.lockgrid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.text.UnicodeText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Names of locks made from keys that know nothing of their rules: mail addresses, paths, anything that somebody else
 * chooses. Stateless and thread-safe.
 *
 * <p>The result is the same in every process and in every version: it may be written down.
 */
public final class LockNames {
    /** Encoding makes no {@code %} that no digit follows, so no name that was not cut has this. */
    private static final String CUT = "%~";

    private LockNames() {}

    /**
     * The name of the lock of a key: the prefix, and the text of the key behind it. Two keys of different text get
     * different names.
     *
     * <p>In the key {@code %} becomes {@code %25} and {@code @}, which would name a CP group, becomes {@code %40}; nothing
     * else is changed, so replacing first {@code %40} and then {@code %25} gives the key back. A name of more than 512 characters is cut, and ends with
     * {@code %~} and the SHA-256 of all of it instead, in 64 hexadecimal digits; that cannot be undone. {@code @} and a
     * CP group may be put behind the result.
     *
     * <pre>{@code
     * grid.lock(LockNames.of("users/", "joe@example.com"));   // users/joe%40example.com
     * }</pre>
     *
     * @param prefix what all these locks begin with, such as {@code users/}; operators see it as a folder. Not longer than
     *     256 characters, without {@code @}
     * @param key its {@code toString()} counts
     * @throws IllegalArgumentException if the prefix is too long or has an {@code @}, or if both together are empty or no
     *     Unicode text
     */
    public static String of(String prefix, Object key) {
        if (prefix.length() > LockName.MAX_LENGTH / 2 || prefix.indexOf('@') >= 0) {
            throw new IllegalArgumentException("the prefix of lock names is '" + prefix
                    + "'; allowed: at most 256 characters without '@', which names a CP group; nothing was sent");
        }
        String text = Objects.requireNonNull(key, "key").toString();
        String name = prefix + text.replace("%", "%25").replace("@", "%40");
        if (name.isEmpty() || !UnicodeText.isWellFormed(name)) { // of half a character two texts would give one name
            throw new IllegalArgumentException(
                    (name.isEmpty() ? "prefix and key are empty" : "the key is no Unicode text")
                            + "; allowed: a text; nothing was sent");
        }
        return name.length() <= LockName.MAX_LENGTH ? name : cut(name);
    }

    private static String cut(String name) {
        String end = CUT + HexFormat.of().formatHex(sha256(name));
        return UnicodeText.cut(name, LockName.MAX_LENGTH - end.length()) + end;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
