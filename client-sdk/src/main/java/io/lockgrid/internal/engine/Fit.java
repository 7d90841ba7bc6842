package io.lockgrid.internal.engine;

import io.lockgrid.LockGridException;
import java.lang.reflect.Field;
import java.net.URL;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells in words that the Hazelcast which the JVM found is not the one that LockGrid was made for, or that there is none.
 * Needs nothing of Hazelcast itself, and starts nothing of it. Stateless.
 */
public final class Fit {
    static final String VERSION = "5.4.0";

    /** Bug fixes of the same release fit. */
    private static final String LINE = "5.4.";

    /** In the published client, all these names are those of the engine inside it: whatever moves it changes them here. */
    private static final String ENGINE = "com.hazelcast";

    private static final String BUILD = "com.hazelcast.instance.GeneratedBuildProperties";
    private static final String PLACE = "com/hazelcast/instance/GeneratedBuildProperties.class";

    private Fit() {}

    /**
     * Checks it for a member, before anything of the engine is touched.
     *
     * @param engine the package of the engine that the caller was compiled with
     * @throws LockGridException if another engine is there, or none; nothing was started
     */
    public static void checkMember(String engine) {
        if (!engine.equals(ENGINE)) {
            throw new LockGridException(
                    "lockgrid-client stands before lockgrid-node on the class path, and its engine is"
                            + " not that of a member; nothing was started. lockgrid-node can do all that lockgrid-client can:"
                            + " leave lockgrid-client out. See docs/using.md#the-right-hazelcast");
        }
        check();
    }

    /**
     * Checks it before anything of the engine is touched.
     *
     * @throws LockGridException if Hazelcast is of another version, or is not there; nothing was started
     */
    public static void check() {
        String version = version();
        if (version == null) {
            throw new LockGridException("Hazelcast is not on the class path, and LockGrid needs " + VERSION
                    + "; nothing was started: put hazelcast-" + VERSION
                    + ".jar where the class loader of LockGrid finds it");
        }
        if (!version.startsWith(LINE)) {
            throw new LockGridException("Hazelcast " + version + " is on the class path, and LockGrid needs " + VERSION
                    + ", the last open-source release with the CP Subsystem; nothing was started. Spring Boot manages"
                    + " another version: set <hazelcast.version>" + VERSION + "</hazelcast.version>; elsewhere import"
                    + " io.lockgrid:lockgrid-bom before the framework's BOM. See docs/using.md#the-right-hazelcast"
                    + " (found at " + place() + ")");
        }
    }

    /**
     * Starts something of the engine.
     *
     * @param what such as {@code the member}
     * @throws LockGridException if classes of the engine and of LockGrid do not fit together; whatever else that throws
     */
    public static <T> T started(String what, Supplier<T> start) {
        try {
            return start.get();
        } catch (LinkageError error) {
            if (isOfTheEngine(error)) {
                throw new LockGridException(
                        what + " could not start: LockGrid does not fit together with the Hazelcast at " + place()
                                + " ("
                                + error + "); nothing is left running: put hazelcast-" + VERSION
                                + ".jar, and no other version of it, where the class loader of LockGrid finds it",
                        error);
            }
            throw error;
        }
    }

    private static boolean isOfTheEngine(LinkageError error) {
        String message = String.valueOf(error.getMessage()).replace('/', '.');
        return message.contains(ENGINE + ".");
    }

    /** Not by the engine's own provider: that would choose its log, and a property could make it say something else. */
    private static @Nullable String version() {
        try {
            Class<?> build = Class.forName(BUILD, true, Fit.class.getClassLoader());
            Field version = build.getField("VERSION");
            return String.valueOf(version.get(null));
        } catch (ClassNotFoundException e) {
            return null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return "of an unknown version";
        }
    }

    private static String place() {
        ClassLoader loader = Fit.class.getClassLoader();
        URL place = loader == null ? null : loader.getResource(PLACE);
        return place == null ? "an unknown place" : place.toString();
    }
}
