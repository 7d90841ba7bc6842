package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.wire.GridTerms;
import io.lockgrid.internal.wire.Hello;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.agreement.Protocol;
import io.lockgrid.node.table.bytes.Formats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes of every message between clients and members, and of those between members that have bytes of the wire. */
class GoldenMessagesTest {
    private static final String FILE = "messages-1.txt";
    private static final GridTerms TERMS = new GridTerms(List.of("default", "other"), 5, 15_000, 3_000, 256);

    private final Golden golden = new Golden(FILE);

    private static Batch batch(Request request) {
        return new Batch(GoldenMessages.ID, 3, 2, List.of(request));
    }

    private static BatchReply reply(Outcome outcome) {
        return new BatchReply(4711, List.of(outcome), List.of(), null);
    }

    private static BatchReply reply(Notice notice) {
        return new BatchReply(4711, List.of(), List.of(notice), GoldenMessages.ID);
    }

    private static Notices notices(Notice notice) {
        return new Notices("default", GoldenMessages.ID, List.of(notice));
    }

    /** Under the name of its kind, with a number where there are several. */
    private static <T> Map<String, T> named(String prefix, List<T> samples) {
        Map<String, T> named = new LinkedHashMap<>();
        for (T sample : samples) {
            String name = prefix + sample.getClass().getSimpleName();
            int number = 1;
            while (named.containsKey(name + (number == 1 ? "" : "-" + number))) {
                number++;
            }
            named.put(name + (number == 1 ? "" : "-" + number), sample);
        }
        return named;
    }

    @Test
    void theBytesOfEveryMessageAreThoseOfItsVersion() {
        Map<String, byte[]> written = new LinkedHashMap<>();
        written.put("hello", Hello.SPOKEN.encode());
        written.put("terms", TERMS.encode(1));
        written.put("refusal", WireCodec.refusal("not understood: ü"));
        named("request.", GoldenMessages.REQUESTS)
                .forEach((name, request) -> written.put(name, WireCodec.encode(batch(request), 1)));
        named("outcome.", GoldenMessages.OUTCOMES)
                .forEach((name, outcome) -> written.put(name, WireCodec.encode(reply(outcome), 1)));
        named("notice.", GoldenMessages.NOTICES).forEach((name, notice) -> {
            written.put(name, WireCodec.encode(reply(notice), 1));
            written.put("sent-" + name, WireCodec.encode(notices(notice), 1));
        });
        named("question.", GoldenMessages.QUESTIONS)
                .forEach((name, question) -> written.put(name, AdminCodec.encode(question, 1)));
        named("answer.", GoldenMessages.ANSWERS)
                .forEach((name, answer) -> written.put(name, AdminCodec.encode(answer, 1)));

        golden.check(FILE, written);
    }

    @Test
    void theBytesOfEveryMessageAreReadAsTheyWereMeant() {
        assertThat(Hello.decode(golden.bytes("hello"))).isEqualTo(Hello.SPOKEN);
        assertThat(GridTerms.decode(golden.bytes("terms"))).isEqualTo(TERMS);
        named("request.", GoldenMessages.REQUESTS)
                .forEach((name, request) ->
                        assertThat(WireCodec.decodeBatch(golden.bytes(name))).isEqualTo(batch(request)));
        named("outcome.", GoldenMessages.OUTCOMES)
                .forEach((name, outcome) ->
                        assertThat(WireCodec.decodeReply(golden.bytes(name), 1)).isEqualTo(reply(outcome)));
        named("notice.", GoldenMessages.NOTICES).forEach((name, notice) -> {
            assertThat(WireCodec.decodeReply(golden.bytes(name), 0)).isEqualTo(reply(notice));
            assertThat(WireCodec.decodeNotices(golden.bytes("sent-" + name))).isEqualTo(notices(notice));
        });
        named("question.", GoldenMessages.QUESTIONS)
                .forEach((name, question) ->
                        assertThat(AdminCodec.decodeQuery(golden.bytes(name))).isEqualTo(question));
        named("answer.", GoldenMessages.ANSWERS)
                .forEach((name, answer) ->
                        assertThat(AdminCodec.decodeAnswer(golden.bytes(name))).isEqualTo(answer));
    }

    @Test
    void thereAreBytesOfEveryKindOfMessage() {
        Golden.assertComplete(Request.class, GoldenMessages.REQUESTS);
        Golden.assertComplete(Outcome.class, GoldenMessages.OUTCOMES);
        Golden.assertComplete(Notice.class, GoldenMessages.NOTICES);
        Golden.assertComplete(AdminQuery.class, GoldenMessages.QUESTIONS);
        Golden.assertComplete(AdminAnswer.class, GoldenMessages.ANSWERS);
    }

    /** One number tells members what they can say to each other. */
    @Test
    void theVersionsOfMessagesEntriesAndSnapshotsAreThoseThatMembersTellEachOther() {
        assertThat(new Protocol(WireCodec.OLDEST, WireCodec.NEWEST)).isEqualTo(Protocol.SPOKEN);
        assertThat(new Protocol(Formats.OLDEST, Formats.NEWEST)).isEqualTo(Protocol.SPOKEN);
    }
}
