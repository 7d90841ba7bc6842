package io.lockgrid.spring.boot;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** Asks for the mode that {@link ConditionalOnMode} names. */
final class OnMode extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        LockGridMode[] wanted = Objects.requireNonNull(
                metadata.getAnnotations().get(ConditionalOnMode.class).getEnumArray("value", LockGridMode.class));
        ClassLoader loader = Objects.requireNonNullElseGet(context.getClassLoader(), ClassUtils::getDefaultClassLoader);
        LockGridMode mode = LockGridMode.of(context.getEnvironment(), loader);
        ConditionMessage message =
                ConditionMessage.forCondition("LockGrid's mode").because("it is " + mode.word());
        for (LockGridMode each : wanted) {
            if (each == mode) {
                return ConditionOutcome.match(message);
            }
        }
        return ConditionOutcome.noMatch(message);
    }
}
