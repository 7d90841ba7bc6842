package io.lockgrid.faults;

import io.lockgrid.internal.certificates.TrialFolder;
import io.lockgrid.internal.certificates.TrialIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The keys and certificates of each host, as files that its processes look at, of an authority that is replaced by another.
 * Made as the command {@code new-certificates} makes them. For one thread.
 */
final class HostCertificates {
    private static final int DAYS = 30;
    private static final List<String> OF_ITS_OWN = List.of(TrialIdentity.CERTIFICATE_FILE, TrialIdentity.KEY_FILE);

    private final Path folder;
    private final List<String> hosts;
    private final TrialFolder before;
    private final TrialFolder after;

    private HostCertificates(Path folder, List<String> hosts) throws IOException, InterruptedException {
        this.folder = folder;
        this.hosts = hosts;
        List<String> clients =
                hosts.stream().filter(host -> !Lab.isMember(host)).toList();
        before = TrialFolder.make(folder.resolve("before"), "Before", TrialFolder.MEMBERS, clients, DAYS);
        after = TrialFolder.make(folder.resolve("after"), "After", TrialFolder.MEMBERS, clients, DAYS);
    }

    /** Of the first authority, for all of these hosts. */
    static HostCertificates make(Path folder, List<String> hosts) throws IOException, InterruptedException {
        HostCertificates made = new HostCertificates(folder, hosts);
        for (String host : hosts) {
            Files.createDirectories(made.of(host));
        }
        made.show(made.before);
        made.trust(List.of(made.before));
        return made;
    }

    private Path of(String host) {
        return folder.resolve(host);
    }

    /** What the processes on that host are told. */
    List<String> settings(String host) {
        String keys = Lab.isMember(host) ? "tls." : "client.tls.";
        return List.of(
                keys + "certificate=" + of(host).resolve(TrialIdentity.CERTIFICATE_FILE),
                keys + "key=" + of(host).resolve(TrialIdentity.KEY_FILE),
                keys + "trust=" + of(host).resolve(TrialIdentity.TRUST_FILE),
                keys + "members=" + String.join(",", TrialFolder.MEMBERS));
    }

    /** First step of three: both authorities are trusted. */
    void trustBoth() throws IOException {
        trust(List.of(before, after));
    }

    /** Second step: every host shows a certificate of the new one. */
    void showNew() throws IOException {
        show(after);
    }

    /** Third step: the old one is trusted no more. */
    void trustNew() throws IOException {
        trust(List.of(after));
    }

    private void show(TrialFolder made) throws IOException {
        for (String host : hosts) {
            Path from = Lab.isMember(host) ? made.member() : made.client(host);
            for (String file : OF_ITS_OWN) {
                replace(of(host).resolve(file), Files.readAllBytes(from.resolve(file)));
            }
        }
    }

    private void trust(List<TrialFolder> authorities) throws IOException {
        StringBuilder bundle = new StringBuilder();
        for (TrialFolder each : authorities) {
            bundle.append(Files.readString(each.folder().resolve(TrialIdentity.TRUST_FILE)));
        }
        for (String host : hosts) {
            replace(
                    of(host).resolve(TrialIdentity.TRUST_FILE),
                    bundle.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** At once, as whoever looks reads the one or the other. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        Path made = Files.write(file.resolveSibling(file.getFileName() + ".new"), bytes);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
