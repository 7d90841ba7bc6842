package io.lockgrid.internal.bytes;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a component is written and read, as method handles: they can be put together to one for a whole record, in which no
 * number becomes an object and which the compiler sees as a whole.
 *
 * @param writer takes an {@link Output} and the component, and returns nothing
 * @param reader takes an {@link Input} and returns the component
 */
record Handles(MethodHandle writer, MethodHandle reader) {
    private static final Lookup LOOKUP = MethodHandles.lookup();

    private static final Map<Class<?>, Handles> PRIMITIVES = Map.of(
            long.class,
                    new Handles(
                            virtual(Output.class, "writeSigned", void.class, long.class),
                            virtual(Input.class, "readSigned", long.class)),
            int.class,
                    new Handles(
                            virtual(Output.class, "writeSigned", void.class, long.class)
                                    .asType(methodType(void.class, Output.class, int.class)),
                            virtual(Input.class, "readSignedInt", int.class)),
            boolean.class,
                    new Handles(
                            virtual(Output.class, "writeBoolean", void.class, boolean.class),
                            virtual(Input.class, "readBoolean", boolean.class)));

    private static final MethodHandle WRITE = virtual(Form.class, "write", void.class, Output.class, Object.class);
    private static final MethodHandle READ = virtual(Form.class, "read", Object.class, Input.class);
    private static final MethodHandle WRITE_IF_ANY =
            virtual(IfAny.class, "write", void.class, Output.class, Object.class);
    private static final MethodHandle READ_IF_ANY = virtual(IfAny.class, "read", Object.class, Input.class);
    private static final MethodHandle KNOWS_OUTPUT = virtual(Output.class, "has", boolean.class, int.class);
    private static final MethodHandle KNOWS_INPUT = virtual(Input.class, "has", boolean.class, int.class);

    /** Of a number or a flag, or null of what is neither. */
    static @Nullable Handles primitive(Class<?> type) {
        return PRIMITIVES.get(type);
    }

    /** Of a component that has a form, and is never null. */
    static Handles of(Class<?> type, Form<?> form) {
        return bound(type, WRITE.bindTo(form), READ.bindTo(form));
    }

    /** The same with a flag before it that says whether it is there. */
    static Handles ofNullable(Class<?> type, Form<Object> form) {
        IfAny ifAny = new IfAny(form);
        return bound(type, WRITE_IF_ANY.bindTo(ifAny), READ_IF_ANY.bindTo(ifAny));
    }

    private static Handles bound(Class<?> type, MethodHandle writer, MethodHandle reader) {
        return new Handles(
                writer.asType(methodType(void.class, Output.class, type)),
                reader.asType(methodType(type, Input.class)));
    }

    private record IfAny(Form<Object> form) {
        void write(Output out, @Nullable Object value) {
            out.writeBoolean(value != null);
            if (value != null) {
                form.write(out, value);
            }
        }

        @Nullable
        Object read(Input in) {
            return in.readBoolean() ? form.read(in) : null;
        }
    }

    /** The same in versions from this one on; nothing, and 0, no or null, in the others. */
    Handles since(int version) {
        MethodHandle written = MethodHandles.insertArguments(KNOWS_OUTPUT, 1, version);
        MethodHandle there = MethodHandles.insertArguments(KNOWS_INPUT, 1, version);
        return new Handles(
                MethodHandles.guardWithTest(written, writer, MethodHandles.empty(writer.type())),
                MethodHandles.guardWithTest(there, reader, MethodHandles.empty(reader.type())));
    }

    private static MethodHandle virtual(Class<?> in, String name, Class<?> returned, Class<?>... types) {
        try {
            return LOOKUP.findVirtual(in, name, methodType(returned, types));
        } catch (ReflectiveOperationException impossible) { // this package's own methods
            throw new IllegalStateException(impossible);
        }
    }
}
