package io.lockgrid.internal.config;

import java.util.Locale;

/**
 * One key of the configuration: its name in every source, and what it allows. Immutable and thread-safe.
 *
 * @param <T> what its value is once read
 */
public abstract sealed class Key<T> permits ScalarKey, ListKey {

    private final String path;

    Key(String path) {
        this.path = path;
    }

    /** The name below {@code lockgrid:} in the file, such as {@code session.time-to-live}. */
    public final String path() {
        return path;
    }

    /** The name of the environment variable, such as {@code LOCKGRID_SESSION_TIME_TO_LIVE}. */
    public final String environmentName() {
        return Names.ENVIRONMENT_PREFIX
                + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The name of the system property, such as {@code lockgrid.session.time-to-live}. */
    public final String propertyName() {
        return Names.PROPERTY_PREFIX + path;
    }

    /**
     * Answers the value, normalised, if it is allowed.
     *
     * @throws ConfigurationException naming this key and what is allowed
     */
    public abstract T check(T value);

    /** Reads a value as it was written; a refusal begins with the value's origin. */
    abstract T read(Raw raw);

    /** What is allowed, in words. */
    abstract String allowed();

    final String refusal(String shown, String allowed) {
        return path + " is " + Quoted.of(shown) + "; allowed: " + allowed;
    }

    @Override
    public final String toString() {
        return path;
    }
}
