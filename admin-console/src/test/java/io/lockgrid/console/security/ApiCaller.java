package io.lockgrid.console.security;

import io.lockgrid.console.server.ConsoleServer;
import java.io.InputStream;
import java.net.http.HttpResponse;

/** A script with the API token of a role. */
public final class ApiCaller {
    private final Browser browser;
    private final String token;

    private ApiCaller(Browser browser, String token) {
        this.browser = browser;
        this.token = token;
    }

    /** One with the token of a role. */
    public static ApiCaller with(ConsoleServer console, String role) {
        return new ApiCaller(Browser.at(console), TestUsers.TOKEN + role);
    }

    /** What the token of a role is called in the audit trail. */
    public static String name(String role) {
        return "script-" + role;
    }

    /** Asks. */
    public HttpResponse<String> get(String path) {
        return browser.send("GET", path, "", request -> request.header("Authorization", "Bearer " + token));
    }

    /** An answer that goes on, such as of server-sent events; to be closed. */
    public InputStream open(String path) {
        return browser.open(path, request -> request.header("Authorization", "Bearer " + token));
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, String body) {
        return browser.send(
                "POST",
                path,
                body,
                request ->
                        request.header("Authorization", "Bearer " + token).header("Content-Type", "application/json"));
    }
}
