package io.lockgrid.console.security.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do; each may do what those before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Frees locks and closes sessions. */
    OPERATOR,
    /** Changes the grid's members. */
    ADMIN;

    /** For error messages. */
    static final String WORDS = "viewer, operator or admin";

    /** As written in configuration and at controllers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This and all that it implies, in words. */
    public Set<String> implied() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The role of that word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
