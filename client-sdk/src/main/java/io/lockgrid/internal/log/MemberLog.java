package io.lockgrid.internal.log;

import static java.util.Objects.requireNonNull;

import com.hazelcast.logging.LoggerFactory;
import com.hazelcast.logging.impl.LoggingServiceImpl;
import java.lang.reflect.Field;
import java.util.function.LongSupplier;

/**
 * Has a member of the engine pass over repeats in its log. Stateless.
 *
 * <p>The engine lets nobody give one member its loggers: they are its process's, by a system property. So that no other
 * Hazelcast is changed, they are put into the logging service of this member, where it keeps them to itself.
 */
public final class MemberLog {
    private MemberLog() {}

    /**
     * Loggers that the member takes from now on pass over repeats. Where that cannot be, as in a JVM that forbids it, all
     * of them go on as they are, and its log says so.
     *
     * @param logging of a member that has not begun to log
     * @param nanoTime a clock that never goes back
     */
    public static void thin(LoggingServiceImpl logging, LongSupplier nanoTime) {
        thin(logging, nanoTime, "loggerFactory");
    }

    /** @param place the field where the engine keeps what it makes loggers by */
    static void thin(LoggingServiceImpl logging, LongSupplier nanoTime, String place) {
        try {
            Field field = LoggingServiceImpl.class.getDeclaredField(place);
            field.setAccessible(true);
            LoggerFactory loggers = (LoggerFactory) requireNonNull(field.get(logging));
            field.set(logging, new ThinnedLoggerFactory(loggers, new Thinning(nanoTime)));
        } catch (ReflectiveOperationException | RuntimeException cannot) {
            logging.getLogger(MemberLog.class)
                    .info("This log says all that repeats: its loggers cannot be replaced (" + cannot + ")");
        }
    }
}
