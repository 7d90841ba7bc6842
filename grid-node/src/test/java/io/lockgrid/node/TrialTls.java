package io.lockgrid.node;

import io.lockgrid.internal.certificates.TrialIdentity;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Sockets of the JDK's own TLS, for strangers who know nothing of LockGrid. Stateless. */
final class TrialTls {
    private static final char[] NO_PASSWORD = {};

    private TrialTls() {}

    /** Shows this certificate, whoever asks. */
    static SocketFactory showing(TrialIdentity identity) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {identity.certificate(), identity.authority()};
        store.setKeyEntry("own", identity.key(), NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, NO_PASSWORD);
        return factory("TLSv1.3", keys.getKeyManagers());
    }

    /** Shows none. */
    static SocketFactory showingNone(String protocol) throws Exception {
        return factory(protocol, new KeyManager[0]);
    }

    private static SocketFactory factory(String protocol, KeyManager[] keys) throws Exception {
        SSLContext context = SSLContext.getInstance(protocol);
        context.init(keys, new TrustManager[] {new Anybody()}, null);
        return context.getSocketFactory();
    }

    /** Strangers do not mind whom they speak to. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
