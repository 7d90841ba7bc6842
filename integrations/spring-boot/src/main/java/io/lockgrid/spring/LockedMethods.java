package io.lockgrid.spring;

import io.lockgrid.Hold;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;

/** Reads {@link GridLocked} of methods, once each, and refuses what cannot work. Thread-safe. */
final class LockedMethods {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Results whose work comes when the method has returned; by name, as most may be missing. */
    private static final List<String> LATER = List.of(
            "java.util.concurrent.Future",
            "java.util.concurrent.Callable",
            "java.util.concurrent.Flow$Publisher",
            "java.util.stream.BaseStream",
            "org.reactivestreams.Publisher",
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask",
            "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody",
            "kotlinx.coroutines.flow.Flow");

    private static final String COROUTINE = "kotlin.coroutines.Continuation";
    private static final String POST_CONSTRUCT = "jakarta.annotation.PostConstruct";

    private final UnaryOperator<@Nullable String> placeholders;
    private final Map<MethodClassKey, LockedMethod> known = new ConcurrentHashMap<>();

    /** @param placeholders replaces them in a text */
    LockedMethods(UnaryOperator<@Nullable String> placeholders) {
        this.placeholders = placeholders;
    }

    static @Nullable GridLocked annotationOf(Method method, @Nullable Class<?> target) {
        Method specific = target == null ? method : AopUtils.getMostSpecificMethod(method, target);
        return AnnotatedElementUtils.findMergedAnnotation(specific, GridLocked.class);
    }

    /** @throws GridLockedException if the annotation cannot do what it says */
    LockedMethod of(Method method, Class<?> target) {
        return known.computeIfAbsent(new MethodClassKey(method, target), key -> read(method, target));
    }

    private LockedMethod read(Method method, Class<?> target) {
        Method specific = // those of a proxy by the JDK are final
                Proxy.isProxyClass(target) ? method : AopUtils.getMostSpecificMethod(method, target);
        GridLocked annotation = annotationOf(method, target);
        if (annotation == null) {
            throw new IllegalStateException(method + " has no @GridLocked");
        }
        refuseUnreachable(specific);
        WhenHeld whenHeld = annotation.whenHeld();
        refuseResult(specific, whenHeld);
        Duration waitFor = duration(specific, "waitFor", annotation.waitFor(), Duration.ZERO);
        if (waitFor == null && whenHeld == WhenHeld.SKIP) {
            waitFor = Duration.ZERO;
        }
        String reason = text(annotation.reason());
        return new LockedMethod(
                specific,
                NameTemplate.parse(text(annotation.name()), specific),
                waitFor,
                duration(specific, "maxHold", annotation.maxHold(), SHORTEST),
                reason.isBlank() ? specific.getDeclaringClass().getSimpleName() + "." + specific.getName() : reason,
                whenHeld,
                annotation.fenced(),
                List.of(specific.getParameterTypes()).indexOf(Hold.class));
    }

    private String text(String text) {
        String replaced = placeholders.apply(text);
        return replaced == null ? "" : replaced;
    }

    private @Nullable Duration duration(Method method, String what, String text, Duration least) {
        String written = text(text).strip();
        if (written.isEmpty()) {
            return null;
        }
        try {
            Duration duration = DurationStyle.detectAndParse(written);
            if (duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            throw new GridLockedException(refusal(method, what, written, least), e);
        }
        throw new GridLockedException(refusal(method, what, written, least));
    }

    private static String refusal(Method method, String what, String written, Duration least) {
        return "@GridLocked on " + LockedMethod.show(method) + ": " + what + " is '" + written
                + "'; allowed: a duration such as 500ms, 5s, 10m or PT5S, from " + least.toMillis() + " ms to 365 days";
    }

    private static void refuseUnreachable(Method method) {
        int modifiers = method.getModifiers();
        String word = Modifier.isPrivate(modifiers)
                ? "private"
                : Modifier.isStatic(modifiers) ? "static" : Modifier.isFinal(modifiers) ? "final" : null;
        if (word != null) {
            throw GridLockedException.of(
                    method, "the method is " + word + ", so Spring cannot put a lock around it; make it public");
        }
        if (MergedAnnotations.from(method).isPresent(POST_CONSTRUCT)) {
            throw GridLockedException.of(
                    method,
                    "Spring calls a @PostConstruct method before it puts anything around the bean, so it would take no"
                            + " lock; move the work to another bean, or use LockGrid itself");
        }
    }

    private static void refuseResult(Method method, WhenHeld whenHeld) {
        Class<?> type = method.getReturnType();
        boolean stage = type == CompletionStage.class || type == CompletableFuture.class;
        boolean coroutine = List.of(method.getParameterTypes()).stream()
                .anyMatch(parameter -> parameter.getName().equals(COROUTINE));
        if (coroutine || (!stage && LATER.stream().anyMatch(later -> is(type, later)))) {
            throw GridLockedException.of(
                    method,
                    "it returns " + (coroutine ? "while a coroutine goes on" : type.getSimpleName())
                            + ", so the lock would be given back before the work is done; return what is done,"
                            + " a CompletionStage, or use LockGrid itself");
        }
        if (whenHeld == WhenHeld.SKIP && type.isPrimitive() && type != void.class) {
            throw GridLockedException.of(
                    method, "a call that is skipped has no " + type + " to return; return an Optional, or nothing");
        }
    }

    /** By names of supertypes, as most of them are not on the class path. */
    private static boolean is(@Nullable Class<?> type, String name) {
        if (type == null) {
            return false;
        }
        return type.getName().equals(name)
                || is(type.getSuperclass(), name)
                || List.of(type.getInterfaces()).stream().anyMatch(each -> is(each, name));
    }
}
