package io.lockgrid.internal.config;

import java.util.List;

/**
 * A key or a value of the configuration was refused. The message is one line: where the value came from (file and
 * line, variable or property), what it is, and what is allowed. Nothing was started or changed.
 */
public final class ConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The keys that the refusal is about, the most likely culprit first; empty when the origin is in the message. */
    private final transient List<Key<?>> keys;

    /** A refusal whose message says already where the value came from. */
    public ConfigurationException(String message) {
        super(message);
        this.keys = List.of();
    }

    /** A refusal that becomes clearer with the place where one of these keys was set. */
    public ConfigurationException(String message, Key<?>... keys) {
        super(message);
        this.keys = List.of(keys);
    }

    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
        this.keys = List.of();
    }

    List<Key<?>> keys() {
        return keys;
    }
}
