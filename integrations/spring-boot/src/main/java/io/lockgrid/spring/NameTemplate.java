package io.lockgrid.spring;

import io.lockgrid.LockNames;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.expression.MethodBasedEvaluationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/** The name of a lock, with values in braces. Immutable and thread-safe. */
final class NameTemplate {
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final SpelExpressionParser EXPRESSIONS = new SpelExpressionParser();
    private static final int LONGEST_PREFIX = 256;

    private final Method method;
    private final List<Part> parts = new ArrayList<>();

    /** A piece of the name, for one call. */
    private sealed interface Part {
        Object of(Object target, @Nullable Object[] arguments);
    }

    private record Literal(String text) implements Part {
        @Override
        public Object of(Object target, @Nullable Object[] arguments) {
            return text;
        }
    }

    private record Parameter(String name, int index) implements Part {
        @Override
        public Object of(Object target, @Nullable Object[] arguments) {
            return present(arguments[index], name);
        }
    }

    private record Value(Expression expression, Method method) implements Part {
        @Override
        public Object of(Object target, @Nullable Object[] arguments) {
            Object value = expression.getValue(new MethodBasedEvaluationContext(target, method, arguments, NAMES));
            return present(value, expression.getExpressionString());
        }
    }

    private NameTemplate(Method method) {
        this.method = method;
    }

    /** @throws GridLockedException if it is none for this method */
    static NameTemplate parse(String template, Method method) {
        NameTemplate parsed = new NameTemplate(method);
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            if (open < 0) {
                open = template.length();
            }
            if (open > at) {
                parsed.parts.add(new Literal(template.substring(at, open)));
            }
            if (open == template.length()) {
                break;
            }
            int close = closing(template, open);
            if (close < 0) {
                throw GridLockedException.of(
                        method, "the name \"" + template + "\" has a { without its }; write {id} for a parameter");
            }
            parsed.parts.add(parsed.value(template.substring(open + 1, close).strip()));
            at = close + 1;
        }
        if (parsed.parts.isEmpty()) {
            throw GridLockedException.of(method, "it has no name; write the name of the lock, such as orders/{id}");
        }
        return parsed;
    }

    /** Expressions may have braces of their own. */
    private static int closing(String template, int open) {
        int depth = 0;
        for (int at = open; at < template.length(); at++) {
            if (template.charAt(at) == '{') {
                depth++;
            } else if (template.charAt(at) == '}' && --depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private Part value(String inner) {
        if (inner.startsWith("#")) {
            try {
                return new Value(EXPRESSIONS.parseExpression(inner), method);
            } catch (ParseException e) {
                throw new GridLockedException(
                        "@GridLocked on " + LockedMethod.show(method) + ": {" + inner + "} is no expression: "
                                + e.getMessage(),
                        e);
            }
        }
        @Nullable String[] names = NAMES.getParameterNames(method);
        if (names == null) {
            throw GridLockedException.of(
                    method,
                    "{" + inner + "} cannot be found, as the class was compiled without the names of parameters;"
                            + " compile with -parameters, or write {#p0} for the first");
        }
        int index = Arrays.asList(names).indexOf(inner);
        if (index < 0) {
            throw GridLockedException.of(
                    method,
                    "{" + inner + "} is no parameter; there are " + Arrays.toString(names)
                            + ". An expression begins with #, such as {#order.id}");
        }
        return new Parameter(inner, index);
    }

    private static Object present(@Nullable Object value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "{" + what + "} in the name of a lock is null; no lock was taken, and the method did not run");
        }
        return value;
    }

    /** The name for one call. */
    String name(Object target, @Nullable Object[] arguments) {
        if (parts.size() == 2
                && parts.get(0) instanceof Literal prefix
                && prefix.text().length() <= LONGEST_PREFIX
                && prefix.text().indexOf('@') < 0) {
            return LockNames.of(prefix.text(), parts.get(1).of(target, arguments)); // the same, and cut if it is long
        }
        StringBuilder name = new StringBuilder();
        for (Part part : parts) {
            Object value = part.of(target, arguments);
            name.append(part instanceof Literal || value.toString().isEmpty() ? value : LockNames.of("", value));
        }
        return name.toString();
    }
}
