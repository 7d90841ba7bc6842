package io.lockgrid.node.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import io.lockgrid.node.GridNodeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members of one grid have to agree about. */
class ProtocolTest {

    @Property(tries = 200)
    void whoMeetsHasAVersionInCommonAndThatIsSymmetric(
            @ForAll @IntRange(min = 1, max = 9) int a,
            @ForAll @IntRange(max = 4) int wide,
            @ForAll @IntRange(min = 1, max = 9) int b,
            @ForAll @IntRange(max = 4) int wider) {
        Protocol one = new Protocol(a, a + wide);
        Protocol other = new Protocol(b, b + wider);
        boolean common = false;
        for (int version = 1; version < 20; version++) {
            common |= a <= version && version <= a + wide && b <= version && version <= b + wider;
        }

        assertThat(one.meets(other)).isEqualTo(common).isEqualTo(other.meets(one));
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadByAllWhoMeet(
            @ForAll @IntRange(min = 1, max = 3) int oldest, @ForAll @IntRange(min = 3, max = 6) int newest) {
        Protocol mine = new Protocol(oldest, newest);
        List<Protocol> others = new ArrayList<>();
        for (int old = 1; old <= 3; old++) {
            others.add(new Protocol(old, old + 3)); // all of them read 3 at least, or newer
        }
        List<Protocol> met = others.stream().filter(mine::meets).toList();

        int written = mine.common(met);

        assertThat(written).isLessThanOrEqualTo(newest);
        assertThat(met).allSatisfy(other -> assertThat(written).isLessThanOrEqualTo(other.newest()));
    }

    @Test
    void aloneAMemberWritesItsNewest() {
        assertThat(new Protocol(2, 5).common(List.of())).isEqualTo(5);
        assertThat(new Protocol(2, 5).common(List.of(new Protocol(1, 3), new Protocol(3, 4))))
                .isEqualTo(3);
    }

    @Test
    void whatAMemberTellsIsReadAsTheSame() {
        for (Protocol protocol : List.of(new Protocol(1, 1), new Protocol(2, 14), new Protocol(999_998, 999_999))) {
            assertThat(Protocol.parse(protocol.text())).isEqualTo(protocol);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1", "2-1", "0-1", "1-2-3", " 1-2", "1-2 ", "a-b", "1-9999999", "-1-2"})
    void whatIsNoRangeIsNone(String text) {
        assertThat(Protocol.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "3,2"})
    void aRangeBeginsAtOneAndDoesNotEndBefore(int oldest, int newest) {
        assertThatThrownBy(() -> new Protocol(oldest, newest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a range of protocol versions: " + oldest + " to " + newest);
    }

    @Test
    void itIsSaidInWords() {
        assertThat(new Protocol(2, 2)).hasToString("2");
        assertThat(new Protocol(2, 4)).hasToString("2 to 4");
    }

    // all that has to be agreed

    private static Agreement agreement(String group, String seats, String founders) {
        return new Agreement(new Protocol(1, 2), group, seats, founders);
    }

    @Test
    void whatOneTellsAnotherReads() {
        for (Agreement told : List.of(
                Agreement.of(GridNodeConfig.defaults(), Protocol.SPOKEN),
                Agreement.ofEmbedded(new Protocol(2, 3), "default"))) {
            Config engine = new Config();
            told.tell(engine);

            assertThat(Agreement.toldBy(engine.getMemberAttributeConfig().getAttributes()))
                    .contains(told);
        }
    }

    @Test
    void aMemberThatTellsNothingThatIsUnderstoodIsNotPrepared() {
        assertThat(Agreement.toldBy(Map.of())).isEmpty();
        assertThat(Agreement.toldBy(Map.of("lockgrid.protocol", "newer"))).isEmpty();
        assertThat(Agreement.toldBy(Map.of("lockgrid.group", "default"))).isEmpty();
    }

    @Test
    void membersThatAgreeMayBeInOneGrid() {
        assertThat(agreement("g", "3", "3").conflict("I", agreement("g", "3", "3"), "m"))
                .isEmpty();
        assertThat(agreement("g", null, null).conflict("I", agreement("g", "5", "3"), "m"))
                .as("what an application does not say is not asked")
                .isEmpty();
    }

    @Test
    void theFirstDifferenceIsSaidWithWhatToDo() {
        Agreement mine = agreement("g", "3", "3");

        assertThat(mine.conflict("this one", agreement("h", "5", "5"), "m-2"))
                .contains("m-2 has first group h and this one g: give every node of a grid the same first group");
        assertThat(mine.conflict("this one", agreement("g", "5", "5"), "m-2"))
                .contains("m-2 has seats 5 and this one 3: give every node of a grid the same seats");
        assertThat(mine.conflict("this one", agreement("g", "3", "5"), "m-2"))
                .contains("m-2 has founders 5 and this one 3: give every node of a grid the same founders");
    }

    @Test
    void aVersionThatIsTooFarAwayIsSaidBeforeAllElse() {
        Optional<String> words =
                agreement("g", "3", "3").conflict("this one", new Agreement(new Protocol(4, 5), "h", "9", "9"), "m-2");

        assertThat(words)
                .contains("m-2 speaks version 4 to 5 of the grid's protocol and this one version 1 to 2: upgrade one"
                        + " release of LockGrid at a time");
    }
}
