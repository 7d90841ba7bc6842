package io.lockgrid.internal.tls;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.fuzz.Certificates;
import io.lockgrid.fuzz.Judgement;
import io.lockgrid.internal.certificates.TrialFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/** A byte that says which of the files of TLS is strange, and that file. */
public final class KeyFilesFuzz {
    private static final TrialFolder MADE = Certificates.made();
    private static final List<String> NAMES = List.of("tls.crt", "tls.key", "ca.crt", "tls.p12", "ca.p12");
    private static final int MOST = 16 << 20;

    private KeyFilesFuzz() {}

    /** Before the first bytes, whose time is bounded. */
    public static void fuzzerInitialize() {
        Judgement.expect(MADE != null, "nothing was made");
    }

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        if (data.length == 0) {
            return;
        }
        String name = NAMES.get(Math.floorMod(data[0], NAMES.size()));
        Path strange = Files.createTempDirectory("lockgrid-fuzz").resolve(name);
        Files.write(strange, Arrays.copyOfRange(data, 1, data.length));
        try {
            Judgement.expectLittleAllocated(MOST, () -> read(with(strange, name)));
        } finally {
            Files.delete(strange);
            Files.delete(strange.getParent());
        }
    }

    private static void read(TlsConfig files) {
        try {
            KeyMaterial.read(files, new Passwords("", ""));
        } catch (IOException | GeneralSecurityException refused) {
            Judgement.expect(refused.getMessage() != null, "a file was refused without words");
        }
    }

    private static TlsConfig with(Path strange, String name) {
        Path good = MADE.member();
        if (name.equals("tls.p12")) {
            return new TlsConfig(
                    strange, null, null, good.resolve("ca.crt"), TrialFolder.MEMBERS, TlsConfig.HANDSHAKE_TIMEOUT);
        }
        return TlsConfig.pem(
                name.equals("tls.crt") ? strange : good.resolve("tls.crt"),
                name.equals("tls.key") ? strange : good.resolve("tls.key"),
                name.startsWith("ca.") ? strange : good.resolve("ca.crt"),
                TrialFolder.MEMBERS);
    }
}
