package io.lockgrid.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.instance.BuildInfoProvider;
import io.lockgrid.LockGridException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FitTest {

    @Test
    void anEngineThatDoesNotFitIsNamedWithItsPlaceAndWhatToDo() {
        NoSuchMethodError error = new NoSuchMethodError("'int com.hazelcast.config.Config.getNothing()'");

        assertThatThrownBy(() -> Fit.started("the member", failing(error)))
                .isInstanceOf(LockGridException.class)
                .hasCause(error)
                .hasMessageContaining(
                        "the member could not start: LockGrid does not fit together with the Hazelcast at")
                .hasMessageContaining("hazelcast-5.4.0.jar!/")
                .hasMessageContaining("getNothing")
                .hasMessageContaining("nothing is left running: put hazelcast-5.4.0.jar");
    }

    @Test
    void anErrorOfTheApplicationsOwnClassesStaysAsItIs() {
        NoClassDefFoundError error = new NoClassDefFoundError("com/example/Missing");

        assertThatThrownBy(() -> Fit.started("the member", failing(error))).isSameAs(error);
    }

    @Test
    void theVersionThatIsAskedForIsTheOneThatIsBuiltWith() {
        assertThat(BuildInfoProvider.getBuildInfo().getVersion()).isEqualTo(Fit.VERSION);
        assertThatCode(Fit::check).doesNotThrowAnyException();
    }

    @Test
    void aMemberIsToldThatTheClientOnTheClassPathHasAnotherEngine() {
        assertThatCode(() -> Fit.checkMember("com.hazelcast")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Fit.checkMember("another.engine"))
                .isInstanceOf(LockGridException.class)
                .hasMessageContaining("lockgrid-client stands before lockgrid-node");
    }

    private static Supplier<String> failing(Error error) {
        return () -> {
            throw error;
        };
    }
}
