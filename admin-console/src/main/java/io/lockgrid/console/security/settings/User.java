package io.lockgrid.console.security.settings;

/**
 * Somebody who signs in with a password. Immutable.
 *
 * @param name also the actor's in the audit trail
 * @param hash of the password, by bcrypt
 * @param role what they may do
 */
public record User(String name, String hash, Role role) {
    /** Without the hash, which is nobody's business in a log. */
    @Override
    public String toString() {
        return name + " (" + role.word() + ")";
    }
}
