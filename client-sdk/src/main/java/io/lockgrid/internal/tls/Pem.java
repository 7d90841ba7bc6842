package io.lockgrid.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM. Stateless. */
final class Pem {
    private static final Pattern BEGINNING = Pattern.compile("-----BEGIN ");
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** Version 0, and rsaEncryption without parameters. */
    private static final byte[] RSA = {
        2, 1, 0, 0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;

    private Pem() {}

    /** All certificates of a file, in their order; of one that is cut within a block, none. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (BEGINNING.matcher(text).results().count()
                != BLOCK.matcher(text).results().count()) {
            throw new GeneralSecurityException(
                    file + " has a block that begins (-----BEGIN) and does not end as it should:"
                            + " it is being written, or was cut or changed");
        }
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).endsWith("CERTIFICATE")) {
                Certificate read = CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes(block)));
                certificates.add((X509Certificate) read);
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException(file + " has no certificate (-----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    /**
     * The first key of a file.
     *
     * @param of the key's other half, which says of what kind it is
     */
    static PrivateKey key(Path file, PublicKey of) throws IOException, GeneralSecurityException {
        Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            switch (block.group(1)) {
                case "PRIVATE KEY":
                    return pkcs8(file, bytes(block), of);
                case "RSA PRIVATE KEY":
                    return pkcs8(file, tagged(SEQUENCE, RSA, tagged(OCTETS, bytes(block))), of);
                case "EC PRIVATE KEY":
                    return pkcs8(file, tagged(SEQUENCE, ec(of), tagged(OCTETS, bytes(block))), of);
                case "ENCRYPTED PRIVATE KEY":
                    throw new GeneralSecurityException(file + " has an encrypted key; write it without a password,"
                            + " readable by its user alone, or use PKCS#12");
                default: // parameters of a curve, certificates beside the key
            }
        }
        throw new GeneralSecurityException(
                file + " has no key (-----BEGIN PRIVATE KEY-----, RSA PRIVATE KEY or EC PRIVATE KEY)");
    }

    private static PrivateKey pkcs8(Path file, byte[] bytes, PublicKey of) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException e) {
            throw new GeneralSecurityException(
                    file + " has a key that is not of the certificate's kind, which is " + of.getAlgorithm(), e);
        }
    }

    /** Version 0, and the algorithm with its curve as the certificate has it. */
    private static byte[] ec(PublicKey of) {
        byte[] encoded = of.getEncoded(); // SEQUENCE { algorithm, bits }
        int start = 1 + lengthBytes(encoded, 1);
        int end = start + 1 + lengthBytes(encoded, start + 1) + length(encoded, start + 1);
        return concat(new byte[] {2, 1, 0}, Arrays.copyOfRange(encoded, start, end));
    }

    private static int lengthBytes(byte[] der, int at) {
        return der[at] >= 0 ? 1 : 1 + (der[at] & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int length = der[at] >= 0 ? der[at] : 0;
        for (int i = 1; i < lengthBytes(der, at); i++) {
            length = length << 8 | der[at + i] & 0xff;
        }
        return length;
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        byte[] body = concat(parts);
        int bytes = body.length < 0x80 ? 0 : body.length < 0x100 ? 1 : 2;
        byte[] head = new byte[2 + bytes];
        head[0] = (byte) tag;
        head[1] = (byte) (bytes == 0 ? body.length : 0x80 | bytes);
        for (int i = 0; i < bytes; i++) {
            head[head.length - 1 - i] = (byte) (body.length >> 8 * i);
        }
        return concat(head, body);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(Matcher block) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("a block " + block.group(1) + " is not Base64: " + e.getMessage(), e);
        }
    }
}
