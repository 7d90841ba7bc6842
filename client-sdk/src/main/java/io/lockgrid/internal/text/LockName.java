package io.lockgrid.internal.text;

import java.util.List;
import java.util.Objects;

/**
 * A lock's name and the CP group it lives in. Immutable. {@code x@g} is lock {@code x} in group {@code g}, which must be
 * one of the configured groups: a name never creates a Raft group.
 */
public record LockName(String name, String group) {
    /** Most characters of a name. */
    public static final int MAX_LENGTH = 512;

    /**
     * Reads what a user wrote.
     *
     * @throws IllegalArgumentException if it is empty, too long, no Unicode text, or names a group that is not configured
     */
    public static LockName parse(String text, List<String> groups) {
        Objects.requireNonNull(text, "name");
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        String group = at < 0 ? groups.get(0) : text.substring(at + 1);
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a lock's name has " + name.length() + " characters; allowed: 1 to "
                    + MAX_LENGTH + "; nothing was sent");
        }
        if (!UnicodeText.isWellFormed(name)) {
            throw new IllegalArgumentException("a lock's name has half of a surrogate pair, which is no character;"
                    + " allowed: Unicode text; nothing was sent");
        }
        if (!groups.contains(group)) {
            throw new IllegalArgumentException("lock name '" + text + "' asks for the CP group '" + group
                    + "', which is not configured; allowed behind '@': " + String.join(", ", groups)
                    + "; nothing was sent");
        }
        return new LockName(name, group);
    }

    /** As shown to users: without the group where it is the default one. */
    public static String shown(String name, String group, String defaultGroup) {
        return group.equals(defaultGroup) ? name : name + "@" + group;
    }
}
