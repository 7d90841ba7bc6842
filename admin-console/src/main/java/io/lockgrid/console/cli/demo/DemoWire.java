package io.lockgrid.console.cli.demo;

import io.lockgrid.internal.certificates.TrialFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the demo's members and clients speak: plainly, or by TLS with certificates that are gone with the demo. Immutable.
 *
 * @param certificates null where it is plain
 */
record DemoWire(@Nullable TrialFolder certificates) {
    private static final String CLIENT = "demo";
    private static final int DAYS = 90;

    static DemoWire plain() {
        return new DemoWire(null);
    }

    /** Makes the certificates below the folder. */
    static DemoWire tls(Path folder) throws IOException, InterruptedException {
        return new DemoWire(TrialFolder.make(
                folder.resolve("certificates"), "LockGrid demo CA", TrialFolder.MEMBERS, List.of(CLIENT), DAYS));
    }

    /** The configuration of a member without its first line, {@code lockgrid:}; empty where there is nothing to say. */
    String memberKeys() {
        if (certificates == null) {
            return "";
        }
        return """
                  tls:
                    certificate: certificates/member/tls.crt
                    key: certificates/member/tls.key
                    trust: certificates/member/ca.crt
                    members: ["%s"]
                """.formatted(String.join("\", \"", certificates.members())).indent(2);
    }

    /** Of a member's JVM: TLS is slow by the first compiler alone. */
    List<String> memberOptions() {
        return certificates == null ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }

    /** What a command needs beside the address to ask this grid. */
    String option() {
        return certificates == null ? "" : " --config " + configuration(certificates);
    }

    private static Path configuration(TrialFolder certificates) {
        return certificates.client(CLIENT).resolve("lockgrid.yaml");
    }
}
