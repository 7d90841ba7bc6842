package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OwnerIdTest {
    @Test
    void aHoldTellsTheThreadThatWaitedForItAndItsNumber() {
        long owner = OwnerId.ofHold(42, 57);

        assertThat(owner).isNegative();
        assertThat(OwnerId.thread(owner)).isEqualTo(57);
        assertThat(OwnerId.number(owner)).isEqualTo(42);
    }

    @Test
    void aThreadThatOwnsIsTheThreadThatWaits() {
        long late = (1L << 40) + 3; // more threads than there is room for

        for (long thread : new long[] {1, 57, late}) {
            assertThat(OwnerId.thread(thread)).isEqualTo(OwnerId.thread(OwnerId.ofHold(1, thread)));
        }
    }

    @Test
    void whatNoThreadWaitsForIsOfNone() {
        assertThat(OwnerId.thread(OwnerId.ofHold(42, 0))).isZero();
        assertThat(OwnerId.ofHold(42, 0)).isEqualTo(-42); // as members of before know it
    }

    @Test
    void noTwoHoldsAreOneOwner() {
        Set<Long> owners = new TreeSet<>();
        for (long thread : new long[] {0, 1, (1L << 23) - 1, Long.MAX_VALUE}) {
            for (long sequence : new long[] {1, 2, (1L << 40) - 1}) {
                owners.add(OwnerId.ofHold(sequence, thread));
            }
        }

        assertThat(owners).hasSize(9).allMatch(owner -> owner < 0); // the last two threads look alike
    }
}
