package io.lockgrid.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a test class: its tests may ask for a {@link io.lockgrid.LockGrid}, which is one in this process alone and a new one
 * for each test, and for a {@link LockGridCluster}, which all tests of the class share. As parameters of the tests and of
 * what runs before and after each; the cluster also of what runs before and after all. Both are closed by themselves.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(LockGridExtension.class)
public @interface LockGridTest {}
