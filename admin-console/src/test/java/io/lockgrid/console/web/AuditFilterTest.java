package io.lockgrid.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditFilterTest {
    private static final AuditEntry FIRST =
            new AuditEntry(1, Instant.EPOCH, "Ann", "force-release", "orders/1", 7, "Stuck since 8", "released");
    private static final AuditEntry SECOND =
            new AuditEntry(2, Instant.EPOCH, "annika", "promote", "node-3", 0, "more seats", "refused: no majority");
    private static final List<AuditEntry> BOTH = List.of(SECOND, FIRST);

    private static AuditFilter filter(String text, String actor, String action, String target) {
        return new AuditFilter(text, actor, action, target);
    }

    @Test
    void withoutWordsAllFitInTheirOrder() {
        AuditFilter none = new AuditFilter(null, null, null, null);

        assertThat(none.of(BOTH)).isEqualTo(BOTH);
        assertThat(none.isEmpty()).isTrue();
        assertThat(filter("", "", "", "").of(BOTH)).isEqualTo(BOTH);
        assertThat(filter("", "", "", "").query()).isEmpty();
    }

    @Test
    void aTextIsLookedForInEveryWordOfAnEntryWhateverItsCase() {
        assertThat(filter("ANN", null, null, null).of(BOTH)).hasSize(2);
        assertThat(filter("stuck", null, null, null).of(BOTH)).containsExactly(FIRST);
        assertThat(filter("Majority", null, null, null).of(BOTH)).containsExactly(SECOND);
        assertThat(filter("ORDERS/", null, null, null).of(BOTH)).containsExactly(FIRST);
    }

    @Test
    void aTextDoesNotMatchAcrossTwoWords() {
        assertThat(filter("annforce", null, null, null).of(BOTH)).isEmpty();
    }

    @Test
    void whoWhatAndToWhatAreExact() {
        assertThat(filter(null, "Ann", null, null).of(BOTH)).containsExactly(FIRST);
        assertThat(filter(null, "ann", null, null).of(BOTH)).isEmpty();
        assertThat(filter(null, null, "promote", null).of(BOTH)).containsExactly(SECOND);
        assertThat(filter(null, null, null, "orders/").of(BOTH)).isEmpty();
        assertThat(filter(null, "Ann", "promote", null).of(BOTH))
                .as("all have to fit")
                .isEmpty();
    }

    @Test
    void asAPartOfAnAddressItIsEncoded() {
        assertThat(filter("a b", "x&y", null, "orders/1").query()).isEqualTo("&text=a+b&actor=x%26y&target=orders%2F1");
        assertThat(filter("a", null, null, null).isEmpty()).isFalse();
    }
}
