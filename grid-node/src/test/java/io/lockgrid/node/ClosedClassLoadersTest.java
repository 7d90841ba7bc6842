package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import io.lockgrid.LockGrid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;

/** An application that closes its grid leaves nothing behind in the JVM: its class loader is collected. */
@Tag("process")
@Tag("thorough")
class ClosedClassLoadersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local", "members"})
    void theLoaderOfAnApplicationIsCollected(String kind) throws Exception {
        assertThat(rounds(false, kind, "loaders-" + UUID.randomUUID(), addresses()))
                .contains("> collected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "members"})
    void itIsCollectedWhereTheEngineIsInAParentLoader(String kind) throws Exception {
        assertThat(rounds(true, kind, "loaders-" + UUID.randomUUID(), addresses()))
                .contains("> collected");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLoaderOfAClientIsCollected(boolean engineInParent) throws Exception {
        try (Members members = new Members(3, config -> config)) {
            assertThat(rounds(engineInParent, "client", members.cluster, members.addresses))
                    .contains("> collected");
        }
    }

    private static List<String> addresses() {
        return Members.freePorts(3).stream().map(port -> "127.0.0.1:" + port).toList();
    }

    /** @return what {@link LoaderRounds} printed */
    private String rounds(boolean engineInParent, String kind, String cluster, List<String> addresses)
            throws Exception {
        List<Path> engine = JavaRun.places(Hazelcast.class);
        List<Path> own =
                JavaRun.places(LockGrid.class, GridNode.class, LoaderApplication.class, Load.class, NullMarked.class);
        List<String> arguments = new ArrayList<>();
        arguments.add("-XX:SoftRefLRUPolicyMSPerMB=0"); // what is held softly is not kept
        arguments.add("-cp");
        arguments.add(JavaRun.join(JavaRun.places(LoaderRounds.class, Awaitility.class, Matcher.class)));
        arguments.add(LoaderRounds.class.getName());
        if (engineInParent) {
            arguments.addAll(List.of(JavaRun.join(engine), JavaRun.join(own)));
        } else {
            own.addAll(engine);
            arguments.addAll(List.of("", JavaRun.join(own)));
        }
        arguments.add(LoaderApplication.class.getName());
        arguments.add(folder.resolve("kept.hprof").toString());
        arguments.addAll(List.of(kind, cluster, String.join(",", addresses)));
        return JavaRun.output(folder, arguments);
    }
}
