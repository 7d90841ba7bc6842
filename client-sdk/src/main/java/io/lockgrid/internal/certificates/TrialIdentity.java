package io.lockgrid.internal.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/**
 * A key, its certificate, and that of the authority that signed it. Immutable.
 *
 * @param key the private key
 * @param certificate of that key
 * @param authority what others have to trust
 */
public record TrialIdentity(PrivateKey key, Certificate certificate, Certificate authority) {
    /** As cert-manager calls them. */
    public static final String CERTIFICATE_FILE = "tls.crt";

    /** PKCS#8. */
    public static final String KEY_FILE = "tls.key";

    /** The authority's certificate. */
    public static final String TRUST_FILE = "ca.crt";

    private static final FileAttribute<?>[] FOR_ALL = {};

    /**
     * Writes three PEM files into a folder, which is made where it is missing. Only this user can read the key.
     *
     * @throws IOException if one of them is there already, or cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        writeNew(folder.resolve(CERTIFICATE_FILE), pem(certificate), FOR_ALL);
        writeNew(folder.resolve(TRUST_FILE), pem(authority), FOR_ALL);
        writeNew(folder.resolve(KEY_FILE), pem("PRIVATE KEY", key.getEncoded()), forThisUser());
    }

    // The file has its rights from the first moment on.
    private static void writeNew(Path file, String text, FileAttribute<?>... rights) throws IOException {
        Files.createFile(file, rights);
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    private static FileAttribute<?>[] forThisUser() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : FOR_ALL;
    }

    /** A certificate as PEM. */
    public static String pem(Certificate certificate) throws IOException {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate cannot be written: " + e.getMessage(), e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
