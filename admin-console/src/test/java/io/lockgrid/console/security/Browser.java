package io.lockgrid.console.security;

import io.lockgrid.console.server.ConsoleServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser at a console: keeps cookies, follows no redirect by itself. One user each. */
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");

    private final URI console;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    private Browser(URI console) {
        this.console = console;
        client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Nobody is signed in. */
    public static Browser at(ConsoleServer console) {
        return new Browser(console.address());
    }

    /** Nobody is signed in, at the address of a console in another process. */
    public static Browser at(URI address) {
        return new Browser(address);
    }

    /** The same, and somebody is signed in. */
    public static Browser signedIn(URI address, String user, String password) {
        Browser browser = at(address);
        HttpResponse<String> answer = browser.signIn(user, password);
        if (answer.statusCode() != 303) {
            throw new AssertionError("cannot sign in as " + user + ": " + answer.statusCode() + " " + answer.body());
        }
        return browser;
    }

    /** Somebody is signed in: {@link TestUsers#ADMIN} and the others. */
    public static Browser signedIn(ConsoleServer console, String user) {
        return signedIn(console.address(), user, TestUsers.PASSWORD);
    }

    HttpResponse<String> signIn(String user, String password) {
        return post("/login", Map.of("username", user, "password", password));
    }

    /** A page or a part of the API. */
    public HttpResponse<String> get(String path) {
        return send("GET", path, "", request -> request);
    }

    /** A form without a CSRF token. */
    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(
                "POST",
                path,
                encode(form),
                request -> request.header("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** A form as a page of the console sends it, with the CSRF token. */
    public HttpResponse<String> submit(String path, Map<String, String> form) {
        Map<String, String> whole = new java.util.HashMap<>(form);
        whole.put("csrfToken", csrf());
        return post(path, whole);
    }

    /** The CSRF token that the pages of this session hold. */
    public String csrf() {
        Matcher matcher = CSRF.matcher(get("/").body());
        if (!matcher.find()) {
            throw new AssertionError("no CSRF token on the start page");
        }
        return matcher.group(1);
    }

    Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    HttpResponse<String> send(String method, String path, String body, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(console.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return client.send(more.apply(request).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Only the status, for answers that have no end. */
    int status(String method, String path, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(console.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody());
        try {
            HttpResponse<java.io.InputStream> answer =
                    client.send(more.apply(request).build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The lines of an answer that goes on, as they come. */
    HttpResponse<Stream<String>> stream(String path) {
        try {
            return client.send(HttpRequest.newBuilder(console.resolve(path)).build(), BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of an answer that goes on. */
    InputStream open(String path, UnaryOperator<HttpRequest.Builder> more) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(console.resolve(path));
            HttpResponse<InputStream> answer = client.send(more.apply(request).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
