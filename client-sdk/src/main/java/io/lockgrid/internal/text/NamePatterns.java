package io.lockgrid.internal.text;

import java.util.List;

/** Several {@link NamePattern}s, of which any may match. Immutable and thread-safe; matching allocates nothing. */
public final class NamePatterns {
    private final NamePattern[] patterns;

    public NamePatterns(List<String> texts) {
        patterns = texts.stream().map(NamePattern::new).toArray(NamePattern[]::new);
    }

    public boolean match(String name) {
        for (NamePattern pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these names matches. */
    public boolean matchAny(List<String> names) {
        for (String name : names) {
            if (match(name)) {
                return true;
            }
        }
        return false;
    }
}
