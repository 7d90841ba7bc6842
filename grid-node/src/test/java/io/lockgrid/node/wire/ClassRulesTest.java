package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.cp.exception.CPGroupDestroyedException;
import com.hazelcast.cp.exception.CannotReplicateException;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.nio.serialization.ClassNameFilter;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import io.lockgrid.GridUnavailableException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassRulesTest {
    private final ClassRules rules = new ClassRules(null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.HashMap",
                "java.util.PriorityQueue",
                "java.lang.invoke.SerializedLambda",
                "java.lang.Runtime",
                "java.net.URL",
                "javax.management.BadAttributeValueExpException",
                "com.acme.OrderException",
                "com.acme.Order",
                "com.hazelcast.console.Echo",
                "com.hazelcast.jet.config.JobConfig",
                "io.lockgrid.LockLoss",
                "[Ljava.util.HashMap;",
                "[B",
                "[[J",
                "[",
                ""
            })
    void aClassThatMembersDoNotNameIsRefused(String name) {
        assertThatThrownBy(() -> rules.filter(name)).isInstanceOf(SecurityException.class);
    }

    @Test
    void failuresOfTheEngineOfLockGridAndOfTheJdkTravel() {
        SerializationService there = service(rules);
        Exception cause = new ExecutionException(new IllegalStateException("cause", new StackOverflowError()));
        cause.addSuppressed(new IllegalArgumentException("suppressed"));
        for (Throwable failure : List.of(
                cause,
                new CannotReplicateException(() -> UUID.fromString("1-1-1-1-1")),
                new CPGroupDestroyedException(new RaftGroupId("g", 1, 2)),
                new GridUnavailableException("not there"))) {
            Throwable read = there.toObject(there.toData(failure));

            assertThat(read).isInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
            assertThat(read.getStackTrace()).hasSameSizeAs(failure.getStackTrace());
            assertThat(read.getSuppressed()).hasSameSizeAs(failure.getSuppressed());
        }
    }

    @Test
    void whatTheApplicationListsIsAllowedBesideAndWhatItForbidsIsForbidden() {
        JavaSerializationFilterConfig own = new JavaSerializationFilterConfig();
        own.setWhitelist(new ClassFilter().addPackages("com.acme").addClasses("java.util.HashMap"));
        own.setBlacklist(new ClassFilter().addClasses("com.acme.Bad"));
        ClassNameFilter extended = new ClassRules(own);

        assertThatCode(() -> {
                    extended.filter("com.acme.Order");
                    extended.filter("[Lcom.acme.Order;");
                    extended.filter("java.util.HashMap");
                    extended.filter("java.lang.IllegalStateException");
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> extended.filter("com.acme.Bad")).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> extended.filter("com.other.Order")).isInstanceOf(SecurityException.class);
    }

    @Test
    void theGuardedLoaderIsOpenUntilTheConfigurationIsRead() throws ClassNotFoundException {
        String name = UUID.class.getName().replace("UUID", "Random");
        GuardedClassLoader loader = new GuardedClassLoader(getClass().getClassLoader(), rules);

        assertThat(loader.loadClass(name)).isEqualTo(java.util.Random.class);
        loader.close();
        assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(SecurityException.class);
    }

    @Test
    void anExceptionWithAnObjectInItIsNotReadWhereTheObjectIsRefused() {
        SerializationService there = service(rules);
        Object bad = there.toData(new Supplied(() -> "x"));

        assertThatThrownBy(() -> there.toObject(bad))
                .isInstanceOfAny(HazelcastSerializationException.class, SecurityException.class);
    }

    private static SerializationService service(ClassRules rules) {
        return new DefaultSerializationServiceBuilder() {
            DefaultSerializationServiceBuilder with() {
                classNameSerializationFilter = rules;
                return this;
            }
        }.with().build();
    }

    private static final class Supplied extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("unused")
        private final Value value;

        Supplied(Value value) {
            this.value = value;
        }
    }

    private interface Value extends Supplier<String>, java.io.Serializable {}
}
