package io.lockgrid.internal.log;

import static java.lang.System.Logger.Level.DEBUG;

import com.hazelcast.logging.LoggerFactory;
import com.hazelcast.logging.impl.LoggingServiceImpl;
import java.lang.reflect.Field;

/**
 * Has a member of the engine pass over repeats in its log. Stateless.
 *
 * <p>The engine lets nobody give one member its loggers: they are its process's, by a system property. So that no other
 * Hazelcast is changed, they are put into the logging service of this member, where it keeps them to itself.
 */
public final class MemberLog {
    private static final System.Logger LOG = System.getLogger(MemberLog.class.getName());

    private MemberLog() {}

    /**
     * Loggers that the member takes from now on pass over repeats. Where the JVM forbids it, all of them go on as they are.
     *
     * @param logging of a member that has not begun to log
     */
    public static void thin(LoggingServiceImpl logging) {
        try {
            Field field = LoggingServiceImpl.class.getDeclaredField("loggerFactory");
            field.setAccessible(true);
            if (field.get(logging) instanceof LoggerFactory loggers) {
                field.set(logging, new ThinnedLoggerFactory(loggers));
            }
        } catch (ReflectiveOperationException | RuntimeException forbidden) {
            LOG.log(DEBUG, "the log of this member says all repeats", forbidden);
        }
    }
}
