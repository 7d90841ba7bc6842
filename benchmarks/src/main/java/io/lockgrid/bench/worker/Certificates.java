package io.lockgrid.bench.worker;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialFolder;
import io.lockgrid.internal.certificates.TrialIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the driver has made for a grid that speaks TLS. Stateless. */
public final class Certificates {
    /** System property of the workers of such a grid: the folder. */
    public static final String PROPERTY = "bench.certificates";

    /** The client's name. */
    public static final String CLIENT = "bench";

    private Certificates() {}

    static Optional<TlsConfig> ofMember() {
        return made().map(made -> files(made.member()));
    }

    static Optional<TlsConfig> ofClient() {
        return made().map(made -> files(made.client(CLIENT)));
    }

    private static Optional<TrialFolder> made() {
        List<String> members = TrialFolder.MEMBERS;
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(folder -> new TrialFolder(Path.of(folder), members));
    }

    private static TlsConfig files(Path of) {
        return TlsConfig.pem(
                of.resolve(TrialIdentity.CERTIFICATE_FILE),
                of.resolve(TrialIdentity.KEY_FILE),
                of.resolve(TrialIdentity.TRUST_FILE),
                TrialFolder.MEMBERS);
    }
}
