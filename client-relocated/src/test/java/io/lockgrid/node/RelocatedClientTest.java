package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published client in a process that has another Hazelcast on its class path, with members of this process. */
class RelocatedClientTest {
    private static final Path CLIENT = Path.of(System.getProperty("test.lockgrid-client"));
    private static final Path HAZELCAST = Path.of(System.getProperty("test.hazelcast"));

    private static final Pattern OWN = Pattern.compile("hazelcast-.*|lockgrid-(client-thin|node)-.*(?<!-tests)\\.jar");

    private static Members members;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        members = new Members(3, config -> config);
    }

    @AfterAll
    static void stop() {
        members.close();
    }

    @Test
    void locksAreHeldBesideAnotherHazelcast() throws Exception {
        String output = run("ClientAndClient#aTimedTryGetsTheLockWhenItIsReleasedInTime");

        assertThat(output).contains("> beside Hazelcast 5.7.0").contains("> 1 succeeded, 0 failed, 0 skipped");
    }

    @Test
    @Tag("thorough")
    void allThatAClientPromisesHoldsBesideAnotherHazelcast() throws Exception {
        String output = run("ClientAndClient", "ThreadLocksOfAClient", "HistoryOfAClient", "AskedByAClient");

        assertThat(output).containsPattern("> [2-9]\\d succeeded, 0 failed, 0 skipped");
    }

    @Test
    @Tag("thorough")
    void theApplicationsOwnHazelcastWorksBesideIt() throws Exception {
        assertThat(run("TheOtherHazelcast")).contains("> 1 succeeded, 0 failed, 0 skipped");
    }

    @Test
    void aMemberSaysThatThisClientStandsInItsWay() throws Exception {
        URL[] urls = Stream.concat(Stream.of(CLIENT), classPath())
                .map(RelocatedClientTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Method start = loader.loadClass(GridNode.class.getName()).getMethod("start");

            assertThatThrownBy(() -> start.invoke(null))
                    .cause()
                    .hasMessageStartingWith("lockgrid-client stands before lockgrid-node on the class path");
        }
    }

    @Test
    void nothingInTheJarIsFoundInPlaceOfAnotherHazelcastsOwn() throws IOException {
        try (JarFile jar = new JarFile(CLIENT.toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName))
                    .allMatch(
                            name -> name.startsWith("io/lockgrid/") || name.startsWith("META-INF/") || isLicence(name))
                    .noneMatch(name -> name.contains("com.hazelcast") || name.contains("com/hazelcast"))
                    .noneMatch(name -> name.startsWith("META-INF/services/javax."))
                    .contains(
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/services/io.lockgrid.engine.hazelcast.DataSerializerHook");
        }
    }

    private static boolean isLicence(String name) {
        return name.startsWith("LICENSE");
    }

    /** Runs contracts there. */
    private String run(String... contracts) throws IOException, InterruptedException {
        // the other one first: it must not matter
        String classPath = JavaRun.join(
                Stream.concat(Stream.of(HAZELCAST, CLIENT), libraries()).toList());
        List<String> arguments = new ArrayList<>(List.of("-Dhazelcast.phone.home.enabled=false", "-cp", classPath));
        arguments.addAll(List.of(BesideAnotherHazelcast.class.getName(), members.cluster));
        arguments.add(String.join(",", members.addresses));
        arguments.addAll(List.of(contracts));
        return JavaRun.output(folder, arguments);
    }

    /** All of this process but LockGrid and its engine. */
    private static Stream<Path> libraries() {
        return classPath()
                .filter(entry -> !OWN.matcher(entry.getFileName().toString()).matches());
    }

    private static Stream<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
