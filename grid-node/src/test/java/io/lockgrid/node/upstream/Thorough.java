package io.lockgrid.node.upstream;

/** What the tag {@code thorough} is for tests that are written for JUnit 4, which has categories in its place. */
interface Thorough {}
