package io.lockgrid.console.security;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where to go on after signing in: only to a page of the console, whatever the address says. */
final class LocalPath {
    static final String START = "/";
    private static final Set<String> NO_PAGES = Set.of("signin", "login", "logout", "oauth", "api", "events");

    private LocalPath() {}

    /** The path if it is one of the console's, else the start. */
    static String of(@Nullable String asked) {
        return asked != null && isLocal(asked) ? asked : START;
    }

    private static boolean isLocal(String asked) {
        // Browsers take a backslash for a slash, and leave control characters out.
        boolean plain = asked.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        if (!plain || asked.length() > 2048 || !asked.startsWith("/") || asked.startsWith("//")) {
            return false;
        }
        try {
            URI uri = URI.create(asked);
            boolean here = uri.getScheme() == null && uri.getRawAuthority() == null;
            return here && !NO_PAGES.contains(uri.getPath().split("/", 3)[1]);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
