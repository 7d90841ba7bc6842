package io.lockgrid.internal.tls;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.config.TlsKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an {@code SSLConfig} of Hazelcast's, as a stock client has them: {@code keyStore}, {@code
 * keyStorePassword}, {@code trustStore} and {@code trustStorePassword} for PKCS#12, or {@code certificate}, {@code key} and
 * {@code trust} as in {@code lockgrid.yaml}; and {@code members}, comma separated. Without the
 * first two no certificate is shown. Stateless.
 */
final class UsualProperties {
    private UsualProperties() {}

    static TlsConfig read(Properties properties) {
        String shown = value(properties, "certificate", "keyStore");
        Path certificate = shown == null ? null : Path.of(shown);
        String key = value(properties, "key");
        if (certificate != null && key == null && !TlsKeys.isPkcs12(certificate)) {
            throw new IllegalArgumentException("the properties of SSLConfig name " + certificate
                    + ", which is not PKCS#12 (.p12, .pfx), and no 'key'; nothing was started");
        }
        return new TlsConfig(
                certificate,
                key == null ? null : Path.of(key),
                null,
                Path.of(needed(properties, "trust", "trustStore")),
                List.of(needed(properties, "members", "members").split("\\s*,\\s*")),
                TlsConfig.HANDSHAKE_TIMEOUT);
    }

    static Passwords passwords(Properties properties) {
        return new Passwords(value(properties, "keyStorePassword"), value(properties, "trustStorePassword"));
    }

    private static String needed(Properties properties, String name, String usual) {
        String value = value(properties, name, usual);
        if (value == null) {
            throw new IllegalArgumentException("the properties of SSLConfig have no '" + name
                    + (name.equals(usual) ? "'" : "' and no '" + usual + "'")
                    + "; nothing was started. LockGrid needs "
                    + "certificate (or keyStore; not where a token is shown), trust (or trustStore) and members, the"
                    + " names of members' certificates");
        }
        return value;
    }

    private static @Nullable String value(Properties properties, String name, String usual) {
        String value = value(properties, name);
        return value == null ? value(properties, usual) : value;
    }

    /** Hazelcast takes the JDK's longer names as well. */
    private static @Nullable String value(Properties properties, String name) {
        String value = properties.getProperty(name);
        return value == null ? properties.getProperty("javax.net.ssl." + name) : value;
    }
}
