package io.lockgrid.node.table.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.Client;
import io.lockgrid.node.table.Grid;
import io.lockgrid.node.table.words.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Names and session ids that were chosen so that they fall together. */
class SecretHashTest {
    private static final int BITS = 16;

    private final SecretHash hash = new SecretHash(17);

    /** All have the same hash code in Java. */
    private static List<String> collidingNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1 << BITS; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < BITS; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            names.add(name.toString());
        }
        return names;
    }

    @Test
    void namesThatCollideInJavaDoNotInATable() {
        Set<Long> hashes = new HashSet<>();
        List<String> names = collidingNames();
        names.forEach(name -> hashes.add(hash.of(name)));

        assertThat(hashes).hasSameSizeAs(names);
    }

    @Test
    void sessionIdsThatWereChosenForItDoNotCollide() {
        Set<Long> hashes = new HashSet<>();
        for (long i = 0; i < 10_000; i++) {
            hashes.add(hash.of(new UUID(i, -i * Keys.GOLDEN_RATIO)));
        }

        assertThat(hashes).hasSize(10_000);
    }

    @Test
    void namesThatDifferInLengthOrInOneCharacterDoNotCollide() {
        Set<Long> hashes = new HashSet<>();
        StringBuilder name = new StringBuilder();
        for (int length = 1; length <= 512; length++) {
            name.append('\0');
            hashes.add(hash.of(name.toString()));
            hashes.add(hash.of(name.substring(1) + '\u0001'));
        }

        assertThat(hashes).hasSize(2 * 512);
    }

    @Test
    void anotherSeedMakesOtherHashes() {
        SecretHash other = new SecretHash(18);

        assertThat(other.of("orders/42")).isNotEqualTo(hash.of("orders/42"));
        assertThat(other.of(new UUID(1, 2))).isNotEqualTo(hash.of(new UUID(1, 2)));
    }

    /** Takes minutes where each name is looked for among all that collide with it. */
    @Test
    void locksWhoseNamesCollideInJavaAreAsFastAsOthers() {
        Grid grid = new Grid();
        Client alice = grid.open("alice");
        List<String> names = collidingNames();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String name : names) {
                long sequence = ++alice.sequence;
                Request acquire = new Request.Acquire(
                        sequence, name, new Asker(1, "", null), 0, new LockTerms(Demand.MUTEX, 0, 0, 0));
                Batch batch = new Batch(alice.id, sequence, 0, List.of(acquire));
                grid.table.apply(new Entry(Grid.START, Grid.SEED, 1_000, List.of(batch), List.of()), grid.effects);
            }
        });

        assertThat(grid.table.lockCount()).isEqualTo(names.size());
    }
}
