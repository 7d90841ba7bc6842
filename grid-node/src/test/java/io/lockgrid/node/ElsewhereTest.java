package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import io.lockgrid.LockGrid;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;

/** Members and clients where the engine is in another module or class loader than LockGrid, as real processes. */
@Tag("process")
@Tag("thorough")
class ElsewhereTest {
    private static final Path SOURCES = Path.of("src", "test", "resources", "elsewhere");
    private static final Pattern MODULE = Pattern.compile("<Automatic-Module-Name>(.*)</Automatic-Module-Name>");

    @TempDir
    private Path folder;

    @Test
    void onTheModulePathEachDoorWorks() throws Exception {
        Path modules = Files.createDirectory(folder.resolve("modules"));
        for (Path library : libraries()) {
            Files.copy(library, modules.resolve(library.getFileName()));
        }
        pack(JavaRun.places(LockGrid.class).get(0), moduleOf("client-sdk"), modules.resolve("client.jar"));
        pack(JavaRun.places(GridNode.class).get(0), moduleOf("grid-node"), modules.resolve("node.jar"));
        Path app = compile("app", "--module-path", modules.toString());

        String output = run(
                "--module-path",
                modules + File.pathSeparator + app,
                "--add-modules",
                "ALL-DEFAULT,org.snakeyaml.engine",
                "--module",
                "app/app.Main");

        assertThat(output).contains("> done, module io.lockgrid.node and io.lockgrid.client");
    }

    @Test
    void withTheEngineInAParentClassLoaderEachDoorWorks() throws Exception {
        String engine = JavaRun.join(libraries());
        List<Path> own = JavaRun.places(LockGrid.class, GridNode.class);
        String all = JavaRun.join(own) + File.pathSeparator + engine;
        own.add(compile("app/app", "--class-path", all));
        Path launcher = compile("launcher", "--class-path", engine);

        String output =
                run("--class-path", launcher + File.pathSeparator + engine, "launcher.Launcher", JavaRun.join(own));

        assertThat(output).contains("> done");
    }

    @Test
    void withoutTheEngineAStartSaysThatItIsMissing() throws Exception {
        List<Path> own =
                JavaRun.places(LockGrid.class, GridNode.class, LoaderApplication.class, Load.class, NullMarked.class);

        for (String kind : List.of("members", "client")) {
            List<String> arguments = List.of(
                    "-cp", JavaRun.join(own), LoaderApplication.class.getName(), kind, "elsewhere", "127.0.0.1:1");
            assertThat(JavaRun.output(folder, arguments))
                    .contains("LockGridException", "Hazelcast is not on the class path", "put hazelcast-");
        }
    }

    /** Compiles a folder of the sources. */
    private Path compile(String sources, String... path) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes-of-" + sources.replace('/', '-')));
        List<String> arguments = new ArrayList<>(List.of(path));
        arguments.addAll(List.of("-d", classes.toString()));
        try (Stream<Path> files = Files.walk(SOURCES.resolve(sources))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).isZero();
        return classes;
    }

    /** @return what it printed, when it has ended */
    private String run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        Members.freePorts(3).forEach(port -> all.add(String.valueOf(port)));
        return JavaRun.output(folder, all);
    }

    private static List<Path> libraries() throws URISyntaxException {
        return JavaRun.places(Hazelcast.class, Load.class, NullMarked.class);
    }

    /** As its jar says it. */
    private static String moduleOf(String project) throws IOException {
        Matcher matcher = MODULE.matcher(Files.readString(Path.of("..", project, "pom.xml"), StandardCharsets.UTF_8));
        assertThat(matcher.find()).as("module name of %s", project).isTrue();
        return matcher.group(1);
    }

    private static void pack(Path classes, String module, Path jar) throws IOException {
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, jar);
            return;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
