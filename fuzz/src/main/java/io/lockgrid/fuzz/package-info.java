/**
 * Looks for bytes at which a reader of bytes fails: {@link io.lockgrid.fuzz.Main} runs the {@link io.lockgrid.fuzz.Target}s
 * one after the other, each in a process of its own, guided by what code the bytes reach.
 */
@org.jspecify.annotations.NullMarked
package io.lockgrid.fuzz;
