package io.lockgrid.internal.tls;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.config.TlsKeys;
import io.lockgrid.internal.text.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the files: a key, the chain of its certificate, and whom to trust. Immutable.
 *
 * @param context for new links; no session of an older one is taken up in it
 * @param chain the own certificate first; empty where none is shown
 * @param trust checks others
 */
record KeyMaterial(SSLContext context, List<X509Certificate> chain, X509ExtendedTrustManager trust) {

    /**
     * Reads the files.
     *
     * @param passwords of PKCS#12
     * @throws IOException if one cannot be read
     * @throws GeneralSecurityException if one has not what it should, or the key does not fit the certificate
     */
    static KeyMaterial read(TlsConfig files, Passwords passwords) throws IOException, GeneralSecurityException {
        try {
            return of(files, passwords);
        } catch (RuntimeException e) { // of what the JDK makes of odd files
            throw new GeneralSecurityException(
                    "one of the files " + files.certificate() + ", " + files.key() + ", " + files.trust()
                            + " cannot be read: " + Failures.words(e),
                    e);
        }
    }

    private static KeyMaterial of(TlsConfig files, Passwords passwords) throws IOException, GeneralSecurityException {
        PrivateKey key;
        List<X509Certificate> chain;
        Path shown = files.certificate();
        if (shown == null) {
            return of(new KeyManager[0], List.of(), trust(files, passwords));
        }
        Path named = files.key();
        if (named == null) {
            KeyStore store = pkcs12(shown, passwords.own(files));
            String alias = onlyKey(shown, store);
            key = (PrivateKey) store.getKey(alias, passwords.own(files));
            chain = Arrays.stream(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
        } else {
            chain = Pem.certificates(shown);
            key = Pem.key(named, chain.get(0).getPublicKey());
        }
        probe(files, key, chain.get(0).getPublicKey());
        return of(new KeyManager[] {new SoleKeyManager(key, chain)}, chain, trust(files, passwords));
    }

    private static KeyMaterial of(KeyManager[] keys, List<X509Certificate> chain, X509ExtendedTrustManager trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys, new TrustManager[] {trust}, null);
        return new KeyMaterial(context, chain, trust);
    }

    private static X509ExtendedTrustManager trust(TlsConfig files, Passwords passwords)
            throws IOException, GeneralSecurityException {
        KeyStore store;
        if (TlsKeys.isPkcs12(files.trust())) {
            store = pkcs12(files.trust(), passwords.trust(files));
        } else {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (Certificate each : Pem.certificates(files.trust())) {
                store.setCertificateEntry("trusted-" + count++, each);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        X509ExtendedTrustManager trust = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        if (trust.getAcceptedIssuers().length == 0) {
            throw new GeneralSecurityException(
                    files.trust() + " has no certificate that it says to trust, so that nobody"
                            + " could be let in (keytool -importcert puts one into PKCS#12)");
        }
        return trust;
    }

    private static KeyStore pkcs12(Path file, char @Nullable [] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read as PKCS#12: " + e.getMessage(), e);
        }
        return store;
    }

    private static String onlyKey(Path file, KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                return alias;
            }
        }
        throw new GeneralSecurityException(file + " has no key: is it PKCS#12? Of PEM the key is named by 'key'");
    }

    /** Otherwise the first peer would find out. */
    private static void probe(TlsConfig files, PrivateKey key, PublicKey of) throws GeneralSecurityException {
        String algorithm = switch (of.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> of.getAlgorithm();
        };
        byte[] probe = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(of);
        signature.update(probe);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key in " + (files.key() == null ? files.certificate() : files.key())
                    + " is not that of the certificate in " + files.certificate());
        }
    }
}
