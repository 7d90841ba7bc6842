package io.lockgrid.simulation;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The product with one fault in it: a source file of today with a few words changed, compiled by itself and loaded, with
 * all the rest, in place of the original. Nothing in the product knows of it.
 *
 * @param file below the repository
 */
record PlantedFault(String name, String file, List<Change> changes) {
    /** @param original must be there once, else this fault has to be written anew */
    record Change(String original, String planted) {
        String in(String source, String file) {
            int at = source.indexOf(original);
            if (at < 0 || source.indexOf(original, at + 1) >= 0) {
                throw new IllegalStateException(file + " does not have exactly once: " + original);
            }
            return source.replace(original, planted);
        }
    }

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    static PlantedFault inClient(String name, String type, String original, String planted) {
        return new PlantedFault(
                name,
                "client-sdk/src/main/java/io/lockgrid/internal/session/" + type + ".java",
                List.of(new Change(original, planted)));
    }

    static PlantedFault inNode(String name, String type, String original, String planted) {
        return new PlantedFault(
                name,
                "grid-node/src/main/java/io/lockgrid/node/" + type + ".java",
                List.of(new Change(original, planted)));
    }

    /** This, and that changed too. */
    PlantedFault and(String original, String planted) {
        return new PlantedFault(
                name,
                file,
                Stream.concat(changes.stream(), Stream.of(new Change(original, planted)))
                        .toList());
    }

    /** As {@link Search#first}, in a world with this fault. */
    String search(Path work, long firstSeed, long seeds, long nanos) throws Exception {
        compile(work);
        try (URLClassLoader loader = new ChildFirst(classPath(work))) {
            return (String) loader.loadClass(Search.class.getName())
                    .getMethod("first", long.class, long.class, long.class)
                    .invoke(null, firstSeed, seeds, nanos);
        }
    }

    private void compile(Path work) throws IOException {
        String source = Files.readString(REPOSITORY.resolve(file));
        for (Change each : changes) {
            source = each.in(source, file);
        }
        Path changed = work.resolve("source").resolve(Path.of(file).getFileName());
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, source);
        Path classes = Files.createDirectories(work.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            if (!compiler.getTask(null, files, told, options, null, files.getJavaFileObjects(changed))
                    .call()) {
                throw new IllegalStateException("the planted fault does not compile: "
                        + told.getDiagnostics().stream()
                                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                                .toList());
            }
        }
    }

    private static URL[] classPath(Path work) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(work.resolve("classes").toUri().toURL());
        for (Path each : Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .toList()) {
            urls.add(each.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Has classes of its own of everything but the JDK: the engine keeps the world in static fields. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] urls) {
            super(Arrays.copyOf(urls, urls.length), ClassLoader.getPlatformClassLoader());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
