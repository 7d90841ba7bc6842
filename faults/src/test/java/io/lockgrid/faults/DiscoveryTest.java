package io.lockgrid.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members on hosts of their own find each other in every way that can be configured, and keep locks together. */
@Tag("thorough")
class DiscoveryTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsNetworkNamespaces() {
        String why = Network.whyNot();
        if (!why.isEmpty()) {
            System.out.println("Discovery on several hosts is not tried: " + why);
        }
        Assumptions.assumeTrue(why.isEmpty(), why);
    }

    private void assertThatThreeKeepLocksTogether(Lab lab) throws Exception {
        lab.startAndAwait(lab.members());
        assertThat(lab.leader()).startsWith("m");
        for (String member : lab.members()) {
            lab.process(member).tell("hold held-by-" + member);
            assertThat(lab.process(member).hear(30)).startsWith("held ");
        }
        lab.quiet();
        assertThat(Checker.check(lab.history())).isEmpty();
    }

    private Lab lab(String... settings) throws IOException, InterruptedException {
        return new Lab(folder, 3, 1, 8, List.of(settings), false);
    }

    @Test
    void byMulticastWhichAutoMeansOutsideOfKubernetes() throws Exception {
        try (Lab lab = lab("discovery.mode=auto")) {
            assertThatThreeKeepLocksTogether(lab);
        }
    }

    @Test
    void byAListOfAddresses() throws Exception {
        try (Lab lab = lab()) {
            assertThatThreeKeepLocksTogether(lab);
        }
    }

    @Test
    void byADnsNameWithSeveralAddresses() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), """
                10.99.0.1 grid.test
                10.99.0.2 grid.test
                10.99.0.3 grid.test
                """);
        try (Lab lab = lab(
                "discovery.mode=kubernetes",
                "discovery.service-dns=grid.test",
                AgentProcess.PROPERTY + "jdk.net.hosts.file=" + hosts)) {
            assertThatThreeKeepLocksTogether(lab);
        }
    }

    @Test
    void byTheKubernetesApiWithAPodThatIsNotReadyYet() throws Exception {
        try (Lab lab = lab(
                "discovery.mode=kubernetes",
                "discovery.namespace=shop",
                "discovery.service-name=grid",
                AgentProcess.PROPERTY + "hazelcast.kubernetes.kubernetes-master=http://10.99.0.4:8001",
                AgentProcess.PROPERTY + "hazelcast.kubernetes.kubernetes-api-retries=0",
                AgentProcess.PROPERTY + "hazelcast.kubernetes.api-token=token",
                AgentProcess.PROPERTY + "hazelcast.kubernetes.ca-certificate=" + anyCertificate())) {
            Process api = api(lab.network().space("c0"));
            try {
                assertThat(new BufferedReader(new InputStreamReader(api.getInputStream(), StandardCharsets.UTF_8))
                                .readLine())
                        .isEqualTo("ready");
                assertThatThreeKeepLocksTogether(lab);
            } finally {
                api.destroyForcibly();
            }
        }
    }

    /** The engine wants one, also where it speaks without TLS. */
    private String anyCertificate() throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String store = folder.resolve("store").toString();
        Path certificate = folder.resolve("ca.crt");
        Shell.run(
                keytool,
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "EC",
                "-dname",
                "CN=ca",
                "-storepass",
                "secret",
                "-keystore",
                store);
        Shell.run(
                keytool,
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-storepass",
                "secret",
                "-keystore",
                store,
                "-file",
                certificate.toString());
        return Files.readString(certificate);
    }

    private Process api(String space) throws IOException {
        String answer = """
                {"kind": "Endpoints", "apiVersion": "v1", "metadata": {"name": "grid"}, "subsets": [{
                  "addresses": [{"ip": "10.99.0.1"}, {"ip": "10.99.0.2"}],
                  "notReadyAddresses": [{"ip": "10.99.0.3"}],
                  "ports": [{"port": 5701}]}]}""";
        return new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        space,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KubernetesApi.class.getName(),
                        "10.99.0.4",
                        "8001",
                        "/api/v1/namespaces/shop/endpoints/grid",
                        answer)
                .redirectError(folder.resolve("api.log").toFile())
                .start();
    }
}
