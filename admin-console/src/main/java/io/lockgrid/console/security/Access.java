package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.Role;
import io.micronaut.security.authentication.Authentication;
import java.util.Map;

/** How somebody got in, as it is kept in their {@link Authentication}. */
public final class Access {
    private static final String KIND = "kind";
    private static final String CSRF = "csrf";
    private static final String BY_COOKIE = "cookie";
    private static final String BY_TOKEN = "token";

    private Access() {}

    /** By a cookie, or by being here at all: what a browser sends by itself, so that changes need the CSRF token. */
    static Authentication byCookie(String name, Role role, String csrf) {
        return Authentication.build(name, role.implied(), Map.of(KIND, BY_COOKIE, CSRF, csrf));
    }

    static Authentication byToken(String name, Role role) {
        return Authentication.build(name, role.implied(), Map.of(KIND, BY_TOKEN, CSRF, ""));
    }

    static boolean isByToken(Authentication who) {
        return BY_TOKEN.equals(who.getAttributes().get(KIND));
    }

    /** What a form has to send along with a change. */
    public static String csrf(Authentication who) {
        Object csrf = who.getAttributes().get(CSRF);
        return csrf == null ? "" : csrf.toString();
    }
}
