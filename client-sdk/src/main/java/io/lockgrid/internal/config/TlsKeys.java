package io.lockgrid.internal.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of TLS, which a member has under {@code tls} and a client under {@code client.tls}.
 *
 * @param certificate of a member required with any other; a client may show a token instead
 * @param key of the certificate
 * @param passwordFile of PKCS#12
 * @param trust required with any other
 * @param members required with any other
 * @param handshakeTimeout of a link
 */
public record TlsKeys(
        ScalarKey<Path> certificate,
        ScalarKey<Path> key,
        ScalarKey<Path> passwordFile,
        ScalarKey<Path> trust,
        ListKey members,
        ScalarKey<Duration> handshakeTimeout) {
    public static final TlsKeys OF_MEMBERS = under("tls");
    public static final TlsKeys OF_CLIENTS = under("client.tls");

    private static TlsKeys under(String path) {
        return new TlsKeys(
                Forms.file(path + ".certificate"),
                Forms.file(path + ".key"),
                Forms.file(path + ".password-file"),
                Forms.file(path + ".trust"),
                Forms.patterns(path + ".members"),
                Forms.duration(path + ".handshake-timeout", Duration.ofMillis(100), Duration.ofMinutes(5)));
    }

    List<Key<?>> all() {
        return List.of(certificate, key, passwordFile, trust, members, handshakeTimeout);
    }

    /**
     * What the settings say, or empty where they have none of the keys but the time-out, which is nothing alone.
     *
     * @param handshakeTimeout where none says it
     * @throws ConfigurationException if one that is needed is missing
     */
    public <T> Optional<T> read(Settings settings, Duration handshakeTimeout, Maker<T> maker) {
        Key<?> any = all().stream()
                .filter(each ->
                        each != this.handshakeTimeout && settings.get(each).isPresent())
                .findFirst()
                .orElse(null);
        if (any == null) {
            return Optional.empty();
        }
        return Optional.of(settings.build(() -> {
            Path shown = settings.file(certificate).orElse(null);
            Path trusted = settings.file(trust).orElseThrow(() -> missing(trust, any));
            List<String> names = settings.get(members).orElseThrow(() -> missing(members, any));
            Path keyOf = settings.file(key).orElse(null);
            if (shown == null && (this == OF_MEMBERS || keyOf != null)) {
                throw missing(certificate, keyOf == null ? any : key);
            } else if (shown != null && keyOf == null && !isPkcs12(shown)) {
                throw missing(key, certificate);
            }
            return maker.make(
                    shown,
                    keyOf,
                    settings.file(passwordFile).orElse(null),
                    trusted,
                    names,
                    settings.get(this.handshakeTimeout).orElse(handshakeTimeout));
        }));
    }

    /** By its name. */
    public static boolean isPkcs12(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    private static ConfigurationException missing(Key<?> key, Key<?> set) {
        return new ConfigurationException(
                key + " is missing, which has to be there with " + set + "; allowed: " + key.allowed(), set);
    }

    /** Makes what the keys say. */
    @FunctionalInterface
    public interface Maker<T> {
        T make(
                @Nullable Path certificate,
                @Nullable Path key,
                @Nullable Path passwordFile,
                Path trust,
                List<String> members,
                Duration handshakeTimeout);
    }
}
