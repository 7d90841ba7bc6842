package launcher;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/** Runs {@code app.Main} in a class loader below its own, as a container runs an application. */
public final class Launcher {
    public static void main(String[] args) throws Exception {
        String[] paths = args[0].split(File.pathSeparator);
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = new File(paths[i]).toURI().toURL();
        }
        URLClassLoader loader = new URLClassLoader("application", urls, Launcher.class.getClassLoader());
        Class<?> main = Class.forName("app.Main", true, loader);
        main.getMethod("main", String[].class).invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }
}
