package io.lockgrid.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.test.Accessors;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.internal.certificates.TrialFolder;
import io.lockgrid.internal.certificates.TrialIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Real members in this process that speak TLS, and an authority that signs for whoever a test needs. */
final class TlsMembers implements AutoCloseable {
    static final List<String> NAMES = TrialFolder.MEMBERS;

    final Path folder;
    final TrialAuthority authority;
    final Members members;

    TlsMembers(int count) throws Exception {
        this(count, config -> config);
    }

    TlsMembers(int count, UnaryOperator<GridNodeConfig> changes) throws Exception {
        folder = Files.createTempDirectory("lockgrid-test-tls-");
        authority = TrialAuthority.create("A test's authority");
        TlsConfig tls = files(authority.issue(TrialCertificate.member(NAMES)), "member");
        members = new Members(count, config -> changes.apply(config.withTls(tls)));
    }

    /** Writes them below the folder. */
    TlsConfig files(TrialIdentity identity, String name) throws Exception {
        return files(identity, folder.resolve(name));
    }

    static TlsConfig files(TrialIdentity identity, Path to) throws Exception {
        identity.write(to);
        return TlsConfig.pem(to.resolve("tls.crt"), to.resolve("tls.key"), to.resolve("ca.crt"), NAMES);
    }

    LockGridClientConfig plainClient() {
        return LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses)
                .withDrain(Duration.ZERO);
    }

    /** Connects with a new certificate of that name. */
    LockGrid client(String name) throws Exception {
        return LockGridClient.connect(
                plainClient().withTls(files(authority.issue(TrialCertificate.client(name)), name)));
    }

    LockGrid grid(int index) {
        return members.grid(index);
    }

    HazelcastInstance engine(int index) {
        return members.engine(index);
    }

    /** How many a member has at the moment, of whomever. */
    int connections(int index) {
        return Accessors.getNode(engine(index)).getServer().getConnections().size();
    }

    int port(int index) {
        return members.configs.get(index).port();
    }

    @Override
    public void close() throws Exception {
        members.close();
        authority.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
