package io.lockgrid.node;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A process that starts and stops an application several times, each time in a class loader of its own, as a web container
 * does, and then awaits that all of these are collected.
 *
 * <p>Arguments: where the engine is if it is in a parent of them, or nothing; where the application is; its class; the
 * file for a picture of the heap if one is not collected; the application's own arguments.
 */
final class LoaderRounds {
    private static final int ROUNDS = 4;

    private LoaderRounds() {}

    /** Java 17 keeps the class of the last record whose {@code equals} it linked: with this one it forgets the others. */
    private record Linked(Object part) {}

    public static void main(String[] args) throws Exception {
        ClassLoader jdk = ClassLoader.getPlatformClassLoader();
        ClassLoader parent = args[0].isEmpty() ? jdk : new URLClassLoader("engine", urls(args[0]), jdk);
        if (parent != jdk) { // the engine keeps whoever has it loaded: here nobody who is to be collected
            Class.forName("com.hazelcast.internal.nio.ClassLoaderUtil", true, parent);
        }
        String[] rest = Arrays.copyOfRange(args, 4, args.length);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            loaders.add(round(parent, urls(args[1]), args[2], rest));
        }
        if (new Linked("one").equals(new Linked("another"))) {
            throw new AssertionError("they are not");
        }
        String outcome = outcome(loaders);
        if (!outcome.equals("collected")) {
            picture(Path.of(args[3]));
        }
        System.out.println("> " + outcome);
        System.exit(0); // a thread that was left does not hold it up
    }

    private static WeakReference<ClassLoader> round(ClassLoader parent, URL[] urls, String name, String[] args)
            throws Exception {
        Thread thread = Thread.currentThread(); // one that goes on to the next round
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader("application", urls, parent)) {
            thread.setContextClassLoader(loader);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
            return new WeakReference<>(loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(String paths) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String path : paths.split(File.pathSeparator)) {
            urls.add(Path.of(path).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static String outcome(List<WeakReference<ClassLoader>> loaders) {
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.refersTo(null));
            });
            return "collected";
        } catch (ConditionTimeoutException kept) {
            return "kept: "
                    + loaders.stream().filter(loader -> !loader.refersTo(null)).count() + " of " + ROUNDS;
        }
    }

    private static void picture(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), true);
    }
}
