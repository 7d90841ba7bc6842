package io.lockgrid.internal.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority that lives until it is closed: its key is in a folder that only this user can read, and gone
 * with it. Used by one thread.
 */
public final class TrialAuthority implements AutoCloseable {
    private static final String ALIAS = "ca";
    private static final String FILE = "keys.p12";

    private final Path folder;
    private final Keytool keytool;
    private int issued;

    private TrialAuthority(Path folder) {
        this.folder = folder;
        this.keytool = new Keytool(folder.resolve(FILE));
    }

    /**
     * Makes a new one, of another key than all before it.
     *
     * @param name its common name, of letters, digits, blanks, dots, dashes and underscores
     * @throws IOException if keytool is not there or fails, or nothing can be written to the temporary folder
     */
    public static TrialAuthority create(String name) throws IOException, InterruptedException {
        TrialAuthority authority = new TrialAuthority(Files.createTempDirectory("lockgrid-ca-"));
        try {
            List<String> options = new ArrayList<>(List.of("-dname", "CN=" + name));
            options.addAll(List.of("-startdate", "-1H", "-validity", "3650"));
            options.addAll(TrialCertificate.keyOptions("EC"));
            options.addAll(List.of("-ext", "bc:c=ca:true,pathlen:0", "-ext", "ku:c=keyCertSign,cRLSign"));
            authority.keytool.generate(ALIAS, options);
            return authority;
        } catch (IOException | InterruptedException | RuntimeException e) {
            authority.close();
            throw e;
        }
    }

    /**
     * Makes a key and signs a certificate for it.
     *
     * @throws IOException if keytool fails
     */
    public TrialIdentity issue(TrialCertificate wanted) throws IOException, InterruptedException {
        String alias = "issued-" + ++issued;
        List<String> options = new ArrayList<>(List.of("-signer", ALIAS));
        options.addAll(wanted.options());
        keytool.generate(alias, options);
        return identity(alias);
    }

    private TrialIdentity identity(String alias) throws IOException {
        try (InputStream file = Files.newInputStream(folder.resolve(FILE))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, Keytool.PASSWORD.toCharArray());
            PrivateKey key = (PrivateKey) store.getKey(alias, Keytool.PASSWORD.toCharArray());
            Certificate own = store.getCertificate(alias);
            return new TrialIdentity(key, own, store.getCertificate(ALIAS));
        } catch (GeneralSecurityException e) {
            throw new IOException("what keytool wrote cannot be read: " + e.getMessage(), e);
        }
    }

    /** Throws its key away: it signs nothing any more. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
        Files.deleteIfExists(folder);
    }
}
