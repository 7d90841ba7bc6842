package io.lockgrid.console.security.settings;

/**
 * What a script signs in with. Immutable.
 *
 * @param name also the actor's in the audit trail
 * @param hash of the token: SHA-256 in lower-case hexadecimal digits
 * @param role what the script may do
 */
public record ApiToken(String name, String hash, Role role) {
    /** Without the hash, which is nobody's business in a log. */
    @Override
    public String toString() {
        return name + " (" + role.word() + ")";
    }
}
