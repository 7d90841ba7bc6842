package io.lockgrid.client;

import io.lockgrid.internal.config.TlsKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys under {@code tls}, of a member, or under {@code client.tls}: which certificate is shown, and who is trusted. The
 * files are read when a link is made, and anew when they have changed. Immutable and thread-safe.
 *
 * @param certificate PEM, the own certificate first; or PKCS#12 ({@code .p12}, {@code .pfx}) with the key. Null for a
 *     client that shows none, but a token
 * @param key PEM: PKCS#8, PKCS#1 or SEC1, not encrypted; null with PKCS#12, or without a certificate
 * @param passwordFile has the password of PKCS#12, or null
 * @param trust PEM, one or more authorities; or PKCS#12. Nothing else is trusted
 * @param members the names by which a certificate is a member's, where {@code *} stands for any characters: common names,
 *     DNS names or URIs
 * @param handshakeTimeout when a link is closed that is not established
 */
public record TlsConfig(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path passwordFile,
        Path trust,
        List<String> members,
        Duration handshakeTimeout) {

    /** Five seconds. */
    public static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);

    /** Throws {@code IllegalArgumentException} for names or a time that is not allowed. */
    public TlsConfig {
        members = TlsKeys.OF_MEMBERS.members().check(members);
        handshakeTimeout = TlsKeys.OF_MEMBERS.handshakeTimeout().check(handshakeTimeout);
    }

    /** Of PEM files, with the time-out at its default. */
    public static TlsConfig pem(Path certificate, Path key, Path trust, List<String> members) {
        return new TlsConfig(certificate, key, null, trust, members, HANDSHAKE_TIMEOUT);
    }

    /** Of a client that shows no certificate, but a token ({@code client.token-file}), with the time-out at its default. */
    public static TlsConfig trusting(Path trust, List<String> members) {
        return new TlsConfig(null, null, null, trust, members, HANDSHAKE_TIMEOUT);
    }

    /** Key {@code handshake-timeout}: 100 ms to 5 min. */
    public TlsConfig withHandshakeTimeout(Duration changed) {
        return new TlsConfig(certificate, key, passwordFile, trust, members, changed);
    }
}
