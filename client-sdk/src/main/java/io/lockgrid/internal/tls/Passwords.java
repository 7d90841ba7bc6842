package io.lockgrid.internal.tls;

import io.lockgrid.client.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Of PKCS#12 files: as they were told, or else as they stand in the password file. Immutable.
 *
 * @param told of the own key, or null
 * @param toldOfTrust of whom to trust, or null
 */
record Passwords(@Nullable String told, @Nullable String toldOfTrust) {
    static final Passwords IN_FILE = new Passwords(null, null);

    char @Nullable [] own(TlsConfig files) throws IOException {
        return told == null ? inFile(files) : told.toCharArray();
    }

    char @Nullable [] trust(TlsConfig files) throws IOException {
        return toldOfTrust == null ? inFile(files) : toldOfTrust.toCharArray();
    }

    private static char @Nullable [] inFile(TlsConfig files) throws IOException {
        Path file = files.passwordFile();
        return file == null ? null : Files.readString(file).strip().toCharArray();
    }
}
