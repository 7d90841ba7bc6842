package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.LockGridException;
import io.lockgrid.node.GridNodeConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

class LockGridFailureAnalyzerTest {
    private final LockGridFailureAnalyzer analyzer = new LockGridFailureAnalyzer();

    @Test
    void whatLockGridSaysIsShownInItsOwnWords() {
        LockGridException cause = new LockGridException("Hazelcast 5.5.0 is on the class path");
        assertThat(analyzer.analyze(new BeanCreationException("lockGrid", "failed", cause)))
                .satisfies(shown -> assertThat(shown.getDescription()).isEqualTo(cause.getMessage()));
    }

    @Test
    void aWrongValueToo() {
        RuntimeException cause = refused(Map.of("seats", "4"));
        assertThat(analyzer.analyze(new BeanCreationException("lockGrid", "failed", cause)))
                .satisfies(shown -> assertThat(shown.getDescription()).contains("seats is '4'"))
                .satisfies(shown -> assertThat(shown.getAction()).contains("properties below 'lockgrid'"));
    }

    private static RuntimeException refused(Map<String, String> keys) {
        try {
            GridNodeConfig.of(keys);
            throw new AssertionError("not refused");
        } catch (IllegalArgumentException refusal) {
            return refusal;
        }
    }

    @Test
    void whatIsOfOthersIsLeftToOthers() {
        assertThatThrownBy(() -> Integer.parseInt("other"))
                .satisfies(failure -> assertThat(analyzer.analyze(new BeanCreationException("x", "failed", failure)))
                        .isNull());
    }
}
