package io.lockgrid.node.wire;

/**
 * Gives the classes that the rules allow, and no other, once it is closed: until then the configuration may name its own
 * serializers. Thread-safe.
 */
final class GuardedClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final ClassRules rules;
    private volatile boolean closed;

    GuardedClassLoader(ClassLoader parent, ClassRules rules) {
        super(parent);
        this.rules = rules;
    }

    void close() {
        closed = true;
    }

    /** The engine looks elsewhere for a class that is not found; nowhere after a {@code SecurityException}. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (closed) {
            rules.filter(name);
        }
        return super.loadClass(name, resolve);
    }
}
