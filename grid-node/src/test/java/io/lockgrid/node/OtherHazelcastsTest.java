package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lockgrid.LockGrid;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;

/** Every door where a framework has put another Hazelcast onto the class path, in a class loader of its own. */
class OtherHazelcastsTest {
    private static final Path HAZELCASTS = Path.of("target", "hazelcasts");

    @ParameterizedTest
    @ValueSource(strings = {"5.3.7", "5.5.0", "5.7.0"})
    void eachDoorSaysWhichHazelcastItFoundAndWhatToDo(String version) throws Exception {
        try (URLClassLoader loader = loaderWith(version)) {
            Set<String> before = threads();
            for (Door door : doors(loader)) {
                assertThat(catchThrowable(door::open))
                        .as(door.name)
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .satisfies(failure -> assertThat(failure.getClass().getName())
                                .as("%s", failure)
                                .isEqualTo("io.lockgrid.LockGridException"))
                        .hasMessageStartingWith(
                                "Hazelcast " + version + " is on the class path, and LockGrid needs 5.4.0")
                        .hasMessageContaining("nothing was started")
                        .hasMessageContaining("<hazelcast.version>5.4.0</hazelcast.version>")
                        .hasMessageContaining("hazelcast-" + version + ".jar");
            }
            assertThat(threads()).isSubsetOf(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5.0"})
    void aGridInOneProcessNeedsNoHazelcast(String version) throws Exception {
        try (URLClassLoader loader = loaderWith(version)) {
            Object grid = new Door(node(loader).getMethod("local")).open();
            assertThat(grid).isInstanceOf(AutoCloseable.class);
            ((AutoCloseable) grid).close();
        }
    }

    /** A public static method, and what it is called with. */
    private record Door(String name, Method method, Object... arguments) {
        Door(Method method, Object... arguments) {
            this(method.toGenericString(), method, arguments);
        }

        Object open() throws ReflectiveOperationException {
            return method.invoke(null, arguments);
        }
    }

    private static List<Door> doors(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> node = node(loader);
        Class<?> nodeConfig = loader.loadClass(GridNodeConfig.class.getName());
        Object defaults = nodeConfig.getMethod("defaults").invoke(null);
        Class<?> engineConfig = loader.loadClass("com.hazelcast.config.Config");
        Object engine = engineConfig.getConstructor().newInstance();
        Class<?> instance = loader.loadClass("com.hazelcast.core.HazelcastInstance");
        Class<?> client = loader.loadClass("io.lockgrid.client.LockGridClient");
        Class<?> clientConfig = loader.loadClass("io.lockgrid.client.LockGridClientConfig");
        return List.of(
                new Door(node.getMethod("start")),
                new Door(node.getMethod("start", nodeConfig), defaults),
                new Door(node.getMethod("configure", engineConfig), engine),
                new Door(node.getMethod("configure", engineConfig, nodeConfig), engine, defaults),
                new Door(node.getMethod("attach", instance), new Object[] {null}),
                new Door(node.getMethod("attach", instance, nodeConfig), null, defaults),
                new Door(client.getMethod("connect", String[].class), (Object) new String[] {"127.0.0.1:1"}),
                new Door(
                        client.getMethod("connect", clientConfig),
                        clientConfig.getMethod("defaults").invoke(null)));
    }

    private static Class<?> node(ClassLoader loader) throws ClassNotFoundException {
        return loader.loadClass(GridNode.class.getName());
    }

    private static URLClassLoader loaderWith(String version) throws Exception {
        List<Path> places =
                new ArrayList<>(JavaRun.places(LockGrid.class, GridNode.class, Load.class, NullMarked.class));
        places.add(HAZELCASTS.resolve("hazelcast-" + version + ".jar"));
        return new URLClassLoader(
                places.stream().map(OtherHazelcastsTest::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Those that an engine has. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("hz."))
                .collect(Collectors.toSet());
    }
}
