package io.lockgrid.spring;

import io.lockgrid.Hold;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/**
 * On a method of a Spring bean: each call holds a lock of the grid while the method runs.
 *
 * <p>The lock is outside of {@code @Transactional}: it is taken before the transaction begins, and given back when it was
 * committed or rolled back. Where a transaction is open already when the method is called, the lock stays until that one
 * has ended. With {@code @Async} the lock is taken on the thread that runs the method; and where the method returns a
 * {@code CompletionStage}, it stays until that completes.
 *
 * <p>A call from within a method that holds the same lock, on the same thread, goes on under that hold; the method's own
 * {@link #maxHold} and {@link #reason} have no effect then.
 *
 * <p>If the lock was taken away while the method ran, its result is thrown away and a {@link
 * io.lockgrid.LockLostException} says so; what the method threw itself comes through, with the loss as suppressed. That
 * the lock was lost does not stop the method and undoes nothing that was committed: {@link #fenced} or the {@linkplain
 * Hold#fence() fence} with each write keeps a late one from doing harm.
 *
 * <p>The method gets the {@link Hold} by {@link GridLocks#current()}, or as a parameter of that type, for which callers
 * pass null. The start of the application fails where the annotation cannot work: on a private, final or static method,
 * a name with an unknown parameter, a return type whose work would outlast the lock. A call within the same object, {@code
 * this.ship(…)}, does not go through Spring and takes no lock, as with {@code @Transactional}.
 *
 * <p>All texts may have placeholders, {@code ${orders.wait:5s}}. Durations are Spring Boot's: {@code 500ms}, {@code 5s},
 * {@code 10m}, {@code PT5S}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface GridLocked {

    /** {@link #name()}. */
    @AliasFor("name")
    String value() default "";

    /**
     * The name of the lock, with values in braces: {@code orders/{id}} takes the parameter {@code id}, {@code
     * orders/{#order.customer.id}} what Spring's expression language makes of it. The text of a value is encoded as {@link
     * io.lockgrid.LockNames#of} does it, so that a mail address names no CP group; a value that is null is refused.
     */
    @AliasFor("value")
    String name() default "";

    /**
     * How long to wait for the lock, at most. Empty, the default: as long as it takes, or with {@link WhenHeld#SKIP} not at
     * all. {@code 0s} waits for no holder.
     */
    String waitFor() default "";

    /** After which time the lock is taken away; empty, the default: never, while this process lives. 1 ms to 365 days. */
    String maxHold() default "";

    /** Shown to operators; by default the class and the method. */
    String reason() default "";

    /** What to do when the lock was not to be had in time. */
    WhenHeld whenHeld() default WhenHeld.FAIL;

    /**
     * Whether the first statement of the method's transaction checks the fence of the lock, by {@code
     * io.lockgrid.jdbc.FenceTable}: a holder that comes too late writes nothing then, its transaction is rolled back and
     * a {@code StaleFenceException} thrown. Needs {@code @Transactional} on the method or its class, {@code lockgrid-jdbc},
     * one {@code DataSource} and its table; no transaction may be open when the method is called.
     */
    boolean fenced() default false;
}
