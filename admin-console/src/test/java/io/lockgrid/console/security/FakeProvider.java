package io.lockgrid.console.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lockgrid.console.cli.text.Json;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID Connect provider that signs everybody in at once, with the claims that the test wants. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "lockgrid-console";

    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final KeyPair key;
    private final HttpServer server;
    private volatile Map<String, Object> claims = Map.of();
    private volatile KeyPair signWith;

    FakeProvider() throws IOException {
        key = key();
        signWith = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", at -> json(at, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/jwks","response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"],
                "token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"]}
                """.formatted(issuer())));
        server.createContext("/jwks", at -> json(at, jwks()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The settings of a console that lets people sign in here, by the name of corp. */
    Map<String, Object> settings() {
        String client = "micronaut.security.oauth2.clients.corp.";
        return Map.of(
                client + "client-id",
                CLIENT,
                client + "client-secret",
                "a-secret-of-the-client",
                client + "openid.issuer",
                issuer());
    }

    /** What it says about the next ones. */
    void says(Map<String, Object> said) {
        claims = said;
        signWith = key;
    }

    /** From now on as an impostor would. */
    void signWithAnotherKey() {
        signWith = key();
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String jwks() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"one\",\"n\":\""
                + base64(open.getModulus().toByteArray())
                + "\",\"e\":\""
                + base64(open.getPublicExponent().toByteArray())
                + "\"}]}";
    }

    private String signed(Map<String, Object> set) {
        String text = base64("{\"alg\":\"RS256\",\"kid\":\"one\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(new Json().write(set).getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signWith.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void authorize(HttpExchange at) throws IOException {
        Map<String, List<String>> asked =
                new QueryStringDecoder(at.getRequestURI().toString()).parameters();
        String code = "code-" + nonces.size();
        nonces.put(code, asked.getOrDefault("nonce", List.of("")).get(0));
        String state = java.net.URLEncoder.encode(asked.get("state").get(0), StandardCharsets.UTF_8);
        at.getResponseHeaders().add("Location", asked.get("redirect_uri").get(0) + "?code=" + code + "&state=" + state);
        at.sendResponseHeaders(302, -1);
        at.close();
    }

    private void token(HttpExchange at) throws IOException {
        String body = new String(at.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String code =
                new QueryStringDecoder(body, false).parameters().get("code").get(0);
        long now = Instant.now().getEpochSecond();
        Map<String, Object> set = new HashMap<>(Map.of(
                "iss",
                issuer(),
                "aud",
                CLIENT,
                "sub",
                "subject-1",
                "iat",
                now,
                "exp",
                now + 60,
                "nonce",
                nonces.get(code)));
        set.putAll(claims);
        json(
                at,
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + signed(set)
                        + "\"}");
    }

    private static void json(HttpExchange at, String json) {
        try {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            at.getResponseHeaders().add("Content-Type", "application/json");
            at.sendResponseHeaders(200, bytes.length);
            at.getResponseBody().write(bytes);
            at.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
