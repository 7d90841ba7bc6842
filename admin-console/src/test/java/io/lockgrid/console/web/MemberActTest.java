package io.lockgrid.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.LockAdmin;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberActTest {

    /** Says what it was asked to do. */
    private static final LockAdmin ADMIN = (LockAdmin) Proxy.newProxyInstance(
            LockAdmin.class.getClassLoader(),
            new Class<?>[] {LockAdmin.class},
            (proxy, method, arguments) -> ActOutcome.did(method.getName() + Arrays.toString(arguments)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROMOTE | promote[m, ann, why]",
                "REMOVE  | removeSeat[m, ann, why]",
                "LEAD    | moveLeadership[g, m, ann, why]",
                "RESTART | restartTable[ann, why]"
            })
    void eachButtonDoesWhatItSaysAndNothingElse(MemberAct act, String done) {
        assertThat(act.perform(ADMIN, "m", "g", "ann", "why").words()).isEqualTo(done);
    }

    @Test
    void whatLosesHoldsSaysSoBeforeItIsDone() {
        assertThat(MemberAct.RESTART.words()).contains("Every hold is lost");
        assertThat(MemberAct.PROMOTE.words()).contains("No lock is touched");
        assertThat(MemberAct.REMOVE.words()).contains("No lock is touched");
        assertThat(MemberAct.LEAD.words()).contains("no lock is lost");
    }

    @Test
    void itsKeyIsReadBackFromAnAddress() {
        for (MemberAct act : MemberAct.values()) {
            assertThat(Choice.of("act", MemberAct.class, act.key(), null)).isEqualTo(act);
        }
    }
}
