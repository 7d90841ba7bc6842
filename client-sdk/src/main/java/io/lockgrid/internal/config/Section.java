package io.lockgrid.internal.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that were set, by the path of their key: of the whole file, or of one rule. Immutable and thread-safe. */
public final class Section {

    private final Map<String, Raw> values;
    private final Origin origin;

    Section(Map<String, Raw> values, Origin origin) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.origin = origin;
    }

    /**
     * The value of a key, or empty where no source sets it.
     *
     * @throws ConfigurationException if it is not allowed
     */
    public <T> Optional<T> get(Key<T> key) {
        return Optional.ofNullable(values.get(key.path())).map(key::read);
    }

    /** The refusal with the place in front where the first of its keys was set; as it is if none was. */
    ConfigurationException locate(ConfigurationException refusal) {
        for (Key<?> key : refusal.keys()) {
            Raw raw = raw(key);
            if (raw != null) {
                return raw.origin().refuse(String.valueOf(refusal.getMessage()));
            }
        }
        return refusal;
    }

    @Nullable
    Raw raw(Key<?> key) {
        return values.get(key.path());
    }

    Origin origin() {
        return origin;
    }
}
