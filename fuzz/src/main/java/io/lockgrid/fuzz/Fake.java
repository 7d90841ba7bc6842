package io.lockgrid.fuzz;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands in for an interface of the engine's. Stateless. */
public final class Fake {
    /** What a method answers; {@link #NOTHING} for what it would by itself: null, no, zero, or the fake where it is a builder. */
    @FunctionalInterface
    public interface Answers {
        @Nullable
        Object to(String method, @Nullable Object[] arguments) throws Exception;
    }

    public static final Object NOTHING = new Object();

    private static final @Nullable Object[] NONE = {};

    private Fake() {}

    public static <T> T of(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                Fake.class.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                    @Nullable Object[] arguments = given == null ? NONE : given;
                    if (method.getDeclaringClass() == Object.class) {
                        return ofObject(self, method, arguments);
                    }
                    Object answer = answers.to(method.getName(), arguments);
                    return answer == NOTHING ? nothing(self, method.getReturnType()) : answer;
                }));
    }

    private static Object ofObject(Object self, Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "a fake " + self.getClass().getInterfaces()[0].getSimpleName();
        };
    }

    private static @Nullable Object nothing(Object self, Class<?> type) {
        if (type.isInstance(self) && type != Object.class) {
            return self; // as builders do
        } else if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        }
        return null;
    }
}
