package io.lockgrid.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaiterInfo;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that pages have in common. */
class WordsTest {
    private static final Instant AT = Instant.parse("2026-03-29T01:59:59.987Z");

    @Test
    void aMomentIsTheSameForPeopleAndInAFieldInUtc() {
        assertThat(Words.exact(AT)).isEqualTo("2026-03-29 01:59:59 UTC");
        assertThat(Words.field(AT)).isEqualTo("2026-03-29T01:59");
        assertThat(Words.field(Instant.parse("2026-03-29T00:00:00Z"))).isEqualTo("2026-03-29T00:00");
    }

    @Test
    void aSpanThatIsNotThereIsNothing() {
        assertThat(Words.span(null)).isEmpty();
        assertThat(Words.span(Duration.ofMinutes(4))).isEqualTo("4 min");
        assertThat(Words.age(AT.plusSeconds(5), AT)).as("clocks differ").isEqualTo("0 s");
    }

    @ParameterizedTest
    @CsvSource({"HELD,held", "WAITED_FOR,waited for", "DELAYED,in lock-delay"})
    void aStateIsAWord(LockState state, String words) {
        assertThat(Words.state(state)).isEqualTo(words);
    }

    @Test
    void anEventTellsItsCauseWhereItHasOne() {
        assertThat(Words.event(event(LockEvent.Kind.GRANTED, null))).isEqualTo("granted");
        assertThat(Words.event(event(LockEvent.Kind.GAVE_UP, LockEvent.Cause.TIMED_OUT)))
                .isEqualTo("gave up (timed out)");
        assertThat(Words.event(event(LockEvent.Kind.LOST, LockEvent.Cause.MAX_HOLD_ENDED)))
                .isEqualTo("lost (max hold ended)");
    }

    private static LockEvent event(LockEvent.Kind kind, LockEvent.Cause cause) {
        return new LockEvent(1, "g", AT, "x", kind, cause, 1, "s", "m", "h", "o", null, null, null);
    }

    @Test
    void aTextIsCutBetweenCharactersNotWithinOne() {
        assertThat(Words.cut("abcd", 4)).isEqualTo("abcd");
        assertThat(Words.cut("abcde", 4)).isEqualTo("abc…");
        assertThat(Words.cut("\ud83d\udd12\ud83d\udd12\ud83d\udd12", 3)).hasSize(6);
        assertThat(Words.cut("\ud83d\udd12\ud83d\udd12\ud83d\udd12", 2)).isEqualTo("\ud83d\udd12…");
    }

    @Test
    void whoWaitsForLongestIsFoundWhereverItStands() {
        assertThat(Words.longestWait(lock(true))).isEmpty();
        assertThat(Words.longestWait(lock(true, 50, 20, 70))).contains(Instant.ofEpochMilli(20));
    }

    private static LockInfo lock(boolean held, long... waits) {
        HolderInfo holder = held ? new HolderInfo("s", "app-1", "h", "ann", null, AT, null, null) : null;
        List<WaiterInfo> waiters = java.util.Arrays.stream(waits)
                .mapToObj(at -> new WaiterInfo("s", "m", "h", "o", null, Instant.ofEpochMilli(at), null))
                .toList();
        return new LockInfo(
                "x",
                held ? LockState.HELD : LockState.DELAYED,
                held ? 9 : 0,
                held ? 1 : 0,
                holder,
                waiters,
                waits.length,
                held ? null : Duration.ofSeconds(1));
    }

    @Test
    void aHeadingBeginsWithACapitalLetter() {
        assertThat(Words.capital("in lock-delay")).isEqualTo("In lock-delay");
        assertThat(Words.capital("é")).isEqualTo("É");
    }

    // what pages say after an act

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"<script>", "RELEASED ", "nothing"})
    void aWordOfAnAddressThatIsNoNoticeSaysNothing(String key) {
        assertThat(Notice.words(key)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Notice.class)
    void eachNoticeIsFoundByItsNameInAnyCase(Notice notice) {
        assertThat(Notice.words(notice.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(Notice.words(notice.name()))
                .isNotBlank();
    }

    @Test
    void aReleaseThatCameTooLateTellsWhoHoldsTheLockNow() {
        assertThat(Refusal.movedOn(Optional.of(lock(true))))
                .isEqualTo(new Refusal(
                        HttpStatus.CONFLICT,
                        "Nothing was released: the hold that you saw is over, and app-1 (ann) holds the lock now, with"
                                + " fence 9."));
        for (Optional<LockInfo> nobody : List.of(Optional.<LockInfo>empty(), Optional.of(lock(false)))) {
            assertThat(Refusal.movedOn(nobody).words()).endsWith("and nobody holds the lock now.");
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aFormThatNamesNoLockDoesNothing(String name) {
        assertThatThrownBy(() -> new ReleaseForm(name, 7, "x", "why").lock())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing was released and nobody was asked");
    }
}
