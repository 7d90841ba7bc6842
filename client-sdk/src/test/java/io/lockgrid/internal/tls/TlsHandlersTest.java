package io.lockgrid.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.internal.surroundings.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two handlers alone, against the JDK's engine at the other end, however the bytes between them are cut. */
class TlsHandlersTest {
    private static final List<String> MEMBERS = List.of("member.example");

    @TempDir
    private static Path folder;

    private final TlsPipe.Words words = new TlsPipe.Words();
    private TlsLinks links;

    @BeforeAll
    static void issue() throws Exception {
        try (TrialAuthority authority = TrialAuthority.create("An authority");
                TrialAuthority other = TrialAuthority.create("Another")) {
            authority.issue(TrialCertificate.member(MEMBERS)).write(folder.resolve("member"));
            authority.issue(TrialCertificate.client("billing")).write(folder.resolve("client"));
            authority.issue(TrialCertificate.member(List.of("false.example"))).write(folder.resolve("false"));
            other.issue(TrialCertificate.client("stranger")).write(folder.resolve("stranger"));
        }
    }

    @AfterEach
    void end() {
        links.close();
    }

    private static TlsConfig files(String name) {
        Path of = folder.resolve(name);
        return TlsConfig.pem(of.resolve("tls.crt"), of.resolve("tls.key"), folder.resolve("member/ca.crt"), MEMBERS);
    }

    private TlsPipe pipe(boolean connects, String other, int cut, int room) throws Exception {
        links = TlsLinks.open(files(connects ? "client" : "member"), true, words, Surroundings.JVM);
        SSLContext context =
                new TlsFiles(files(other), Passwords.IN_FILE).current().context();
        return new TlsPipe(links, context, connects, cut, room);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1, 1, 3000",
        "false, 1, 3, 3000",
        "false, 7, 1, 40000",
        "true, 1000, 3, 100000",
        "true, 16384, 20000, 3000000",
        "false, 40000, 128000, 3000000"
    })
    void everyByteComesThroughHoweverTheStreamIsCut(boolean connects, int cut, int room, int length) throws Exception {
        TlsPipe pipe = pipe(connects, connects ? "member" : "client", cut, room);
        byte[] there = bytes(length);
        byte[] back = bytes(length + 1);
        pipe.send(there);
        pipe.other().send(back);
        pipe.pumpUntil(() -> pipe.received() == back.length && pipe.other().received() == there.length);
        assertThat(pipe.taken()).isEqualTo(back);
        assertThat(pipe.other().taken()).isEqualTo(there);
        assertThat(words.said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theKeysMayChangeBetweenTwoMessages(boolean connects) throws Exception {
        TlsPipe pipe = pipe(connects, connects ? "member" : "client", 100, 3);
        for (int round = 1; round <= 3; round++) {
            int length = 20_000 * round;
            pipe.send(bytes(20_000));
            pipe.other().send(bytes(20_000));
            pipe.pumpUntil(() -> pipe.received() == length && pipe.other().received() == length);
            pipe.other().changeKeys();
        }
        assertThat(words.said()).isEmpty();
    }

    @Test
    void whoChangesKeysAndHearsNoAnswerIsClosed() throws Exception {
        TlsPipe pipe = pipe(false, "client", 40_000, 128_000);
        pipe.other().send(bytes(10));
        pipe.pumpUntil(() -> pipe.received() == 10);

        for (int change = 0; change < 100 && words.count() == 0; change++) {
            pipe.other().changeKeys();
            pipe.onlyHear(pipe.other().say());
        }

        assertThat(words.said()).singleElement().asString().contains("changes its keys again and again");
    }

    @Test
    void whoSendsNothingButChangesOfKeysIsClosed() throws Exception {
        TlsPipe pipe = pipe(false, "client", 40_000, 128_000);
        pipe.other().send(bytes(10));
        pipe.pumpUntil(() -> pipe.received() == 10);

        for (int change = 0; change < 2_000 && words.count() == 0; change++) {
            pipe.other().changeKeys();
            pipe.pump();
        }

        assertThat(words.said()).singleElement().asString().contains("records without content"); // it hears the answers
    }

    @Test
    void anAlertWaitsUntilThereIsRoomForIt() throws Exception {
        TlsPipe pipe = pipe(false, "client", 40_000, 128_000);
        pipe.send(bytes(10));
        pipe.pumpUntil(() -> pipe.other().received() == 10);

        pipe.send(bytes(200_000));
        pipe.fill();
        pipe.onlyHear(new byte[] {23, 3, 3, (byte) 0xFF, (byte) 0xFF});

        pipe.pumpUntil(() -> pipe.other().failure() != null);
        assertThat(words.count()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsLongerThanAnyEndsTheLinkAfterItsHead() throws Exception {
        TlsPipe pipe = pipe(false, "client", 40_000, 128_000);
        pipe.send(bytes(10));
        pipe.pumpUntil(() -> pipe.other().received() == 10);

        pipe.hear(new byte[] {23, 3, 3, (byte) 0xFF, (byte) 0xFF});
        pipe.send(bytes(300_000));

        pipe.pumpUntil(() -> words.count() > 0 && pipe.other().failure() != null);
        assertThat(words.said()).singleElement().asString().contains("record", "65540");
        assertThat(pipe.other().received()).isEqualTo(10);
    }

    @Test
    void whoDoesNotSpeakTlsIsAnsweredByAnAlertAndToldApart() throws Exception {
        TlsPipe pipe = pipe(false, "client", 1, 3);
        pipe.hear("HZC and more than a record's head".getBytes(StandardCharsets.US_ASCII));
        pipe.pumpUntil(() -> pipe.sent().length > 0 && words.count() > 0);
        assertThat(words.said()).containsExactly("it does not speak TLS");
        assertThat(pipe.sent()[0]).as("the type of an alert").isEqualTo((byte) 21);
        assertThat(pipe.received()).isZero();
    }

    @Test
    void aStrangersCertificateIsAnsweredByAnAlertThatHeHears() throws Exception {
        TlsPipe pipe = pipe(false, "stranger", 50, 3);
        pipe.pumpUntil(() -> pipe.other().failure() != null && words.count() > 0);
        assertThat(words.said()).singleElement().asString().contains("signed by no authority of tls.trust");
        assertThat(TlsWords.of(pipe.other().failure())).contains("does not trust the certificate");
        assertThat(pipe.received()).isZero();
    }

    @Test
    void whoConnectsSendsNothingToOneThatIsNoMember() throws Exception {
        TlsPipe pipe = pipe(true, "false", 50, 3);
        pipe.send(bytes(100));
        pipe.pumpUntil(() -> words.count() > 0);
        pipe.pump();
        assertThat(words.said()).singleElement().asString().contains("not one of a member");
        assertThat(pipe.other().received()).isZero();
    }
}
