package io.lockgrid.internal.tokens;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a member lets in, as the file that {@code tokens-file} names has them. A name may have several, while a
 * client is moved from one to the next. Immutable.
 */
public final class KnownTokens {
    /** The key of the configuration. */
    public static final String KEY = "tokens-file";

    /**
     * Of one line.
     *
     * @param name who has it
     * @param hash of its secret
     */
    public record Entry(String name, String hash) {
        /** Without the hash. */
        @Override
        public String toString() {
            return name;
        }
    }

    private final Set<Entry> entries;

    private KnownTokens(Set<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it cannot be used; its message says why
     */
    public static KnownTokens read(Path file) {
        return new KnownTokens(new LinkedHashSet<>(TokenLines.read(KEY, file, KnownTokens::entry)));
    }

    private static Entry entry(String name, String hash) {
        if (TokenSecrets.isToken(hash)) {
            throw new IllegalArgumentException(
                    "has a token itself; allowed: the hash that 'lockgrid new-token' prints with"
                            + " it. Make another token: this one was in a file that members read");
        } else if (!TokenSecrets.isHash(hash)) {
            throw new IllegalArgumentException("has no hash of a token behind the name; allowed: the one that 'lockgrid"
                    + " new-token' prints, 64 hexadecimal digits (that of hash-password is for people)");
        }
        return new Entry(name, hash);
    }

    /** Whose this is. Takes as long whoever is asked for, and whatever of it is wrong. */
    public Optional<Entry> find(String name, String secret) {
        String hash = TokenSecrets.hash(secret);
        Entry found = null;
        for (Entry each : entries) {
            if (TokenSecrets.same(each.hash(), hash) & TokenSecrets.same(each.name(), name)) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether it is still one of them. */
    public boolean contains(Entry entry) {
        return entries.contains(entry);
    }

    public int size() {
        return entries.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownTokens that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries);
    }
}
