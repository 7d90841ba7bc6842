package io.lockgrid.console.web;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs around its own content. Immutable.
 *
 * @param title of the page
 * @param section which entry of the menu is current
 * @param self the address of the page, where its live part is fetched again
 * @param banner the state of the grid
 * @param user who is signed in; null if nobody is
 * @param roles what they may do
 * @param csrf has to come with every change
 * @param fragment whether only the live part is wanted
 * @param now the moment that ages are counted to
 */
public record Shell(
        String title,
        String section,
        String self,
        Banner banner,
        @Nullable String user,
        Set<String> roles,
        String csrf,
        boolean fragment,
        Instant now) {
    /** Whether the viewer may free locks and close sessions. */
    public boolean operates() {
        return roles.contains("operator");
    }

    /** Whether the viewer may change the grid's members. */
    public boolean administers() {
        return roles.contains("admin");
    }
}
