package io.lockgrid.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page's address asks the grid, and the addresses of the pages beside it. */
class LockFilterTest {
    private static final LockFilter ALL = new LockFilter(null, null, null, null, null, null, null, null, null);

    private static LockFilter sorted(@Nullable String sort, @Nullable String descending) {
        return new LockFilter("orders/", "held", "ann & co", "5m", sort, descending, 100, 20, "true");
    }

    @Test
    void anAddressWithoutWordsIsTheFirstFiftyLocksByName() {
        assertThat(ALL.query()).isEqualTo(LockQuery.all().withLimit(50));
        assertThat(ALL.folds()).isFalse();
    }

    @Test
    void eachWordIsAPartOfTheQuestion() {
        assertThat(sorted("Waiters", "true").query())
                .isEqualTo(LockQuery.all()
                        .withPrefix("orders/")
                        .withStates(LockState.HELD)
                        .withHolder("ann & co")
                        .withOlderThan(Duration.ofMinutes(5))
                        .withSort(LockSort.WAITERS)
                        .withDescending(true)
                        .withOffset(100)
                        .withLimit(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "locked | ''  | ''     | ''    | 0      | state 'locked' is not allowed; allowed: held, waited_for, delayed",
                "''     | 5x  | ''     | ''    | 0      | olderThan '5x' is not allowed",
                "''     | -5s | ''     | ''    | 0      | olderThan '-5s' is not allowed",
                "''     | 4000d | ''   | ''    | 0      | 3650d at most",
                "''     | ''  | colour | ''    | 0      | sort 'colour' is not allowed; allowed: name, age",
                "''     | ''  | ''     | yes   | 0      | descending 'yes' is not allowed; allowed: true, false",
                "''     | ''  | ''     | ''    | 100001 | offset 100001 is not allowed; allowed: 0 to 100000",
                "''     | ''  | ''     | ''    | -1     | offset"
            })
    void aWordThatIsNotAllowedIsRefusedByName(
            String state, String olderThan, String sort, String descending, int offset, String words) {
        LockFilter filter = new LockFilter(null, state, null, olderThan, sort, descending, offset, null, null);

        assertThatThrownBy(filter::query)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void tooManyAtOnceAreRefusedToo() {
        LockFilter filter = new LockFilter(null, null, null, null, null, null, null, 100_000, null);

        assertThatThrownBy(filter::query)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }

    @Test
    void anotherPageKeepsTheFilter() {
        assertThat(sorted("age", null).from(120))
                .isEqualTo("/locks?sort=age&prefix=orders%2F&state=held&holder=ann+%26+co&olderThan=5m&offset=120"
                        + "&fold=true&limit=20");
    }

    @Test
    void theHeadingOfTheColumnItIsSortedByTurnsItRound() {
        LockFilter byAge = sorted("age", "true");

        assertThat(byAge.isSortedBy("AGE")).isTrue();
        assertThat(byAge.sortedBy("AGE")).doesNotContain("descending");
        assertThat(sorted("age", null).sortedBy("AGE")).contains("descending=true");
    }

    @Test
    void anotherColumnBeginsWithTheMostAndNamesWithTheFirst() {
        LockFilter byAge = sorted("age", "true");

        assertThat(byAge.sortedBy("WAITERS")).startsWith("/locks?sort=waiters").contains("descending=true");
        assertThat(byAge.sortedBy("NAME")).startsWith("/locks?sort=name").doesNotContain("descending");
        assertThat(byAge.sortedBy("NAME")).as("it begins at the first page").doesNotContain("offset");
    }

    @Test
    void aFolderIsEnteredAtItsFirstPageInTheSameOrder() {
        assertThat(sorted("age", "true").below("orders/eu/"))
                .startsWith("/locks?sort=age&prefix=orders%2Feu%2F")
                .contains("descending=true", "fold=true")
                .doesNotContain("offset");
    }

    @Test
    void foldingIsTurnedOnAndOff() {
        assertThat(ALL.folding(true)).isEqualTo("/locks?sort=name&fold=true");
        assertThat(ALL.folding(false)).isEqualTo("/locks?sort=name");
    }

    @Test
    void aNameInAnAddressIsEncoded() {
        assertThat(LockFilter.of("a/b&c=d é")).isEqualTo("/locks/one?name=a%2Fb%26c%3Dd+%C3%A9");
    }
}
