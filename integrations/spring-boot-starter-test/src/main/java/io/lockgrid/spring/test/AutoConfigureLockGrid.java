package io.lockgrid.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.PropertyMapping;

/**
 * On a test class with {@code @SpringBootTest}: the application under test keeps its locks for itself, in its own process,
 * whatever its configuration says. No network, no container, the same lock table.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@PropertyMapping("lockgrid")
public @interface AutoConfigureLockGrid {

    /** The property {@code lockgrid.mode}. */
    String mode() default "local";
}
