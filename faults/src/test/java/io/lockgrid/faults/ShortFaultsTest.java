package io.lockgrid.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few of the faults, on real hosts; {@code faults/run} has all. Skipped where network namespaces cannot be made. */
@Tag("thorough")
class ShortFaultsTest {
    @BeforeAll
    static void needsNetworkNamespaces() {
        String why = Network.whyNot();
        if (!why.isEmpty()) {
            System.out.println("Faults are not run: " + why);
        }
        Assumptions.assumeTrue(why.isEmpty(), why);
    }

    @ParameterizedTest
    @EnumSource(names = {"TWO_GRIDS", "MAJORITY_LOST"})
    void theGridKeepsItsPromisesUnder(Fault fault) throws Exception {
        judge(Main.run(fault, 1, false));
    }

    @Test
    void theGridKeepsItsPromisesOverTlsWhereTheLeaderIsCutOff() throws Exception {
        judge(Main.run(Fault.LEADER_CUT, 1, true));
    }

    private static void judge(Verdict verdict) {
        System.out.println(Verdict.HEAD);
        System.out.println(verdict.line());
        // figures depend on the machine's load, and are for faults/run; what was promised does not
        assertThat(verdict.broken()).isEmpty();
    }
}
