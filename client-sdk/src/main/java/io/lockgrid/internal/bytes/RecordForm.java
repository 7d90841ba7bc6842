package io.lockgrid.internal.bytes;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** The components of a record, one after the other. Immutable. */
final class RecordForm implements Form<Object> {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);

    /**
     * One component.
     *
     * @param absent what it is in a version that has it not
     */
    private record Part(
            Form<Object> form,
            boolean nullable,
            MethodHandle getter,
            int since,
            @Nullable Object absent) {
        void write(Output out, @Nullable Object value) {
            if (nullable) {
                out.writeBoolean(value != null);
            }
            if (value != null) {
                form.write(out, value);
            } else if (!nullable) {
                throw new NullPointerException("a component that is not marked as nullable is null");
            }
        }

        @Nullable
        Object read(Input in) {
            return nullable && !in.readBoolean() ? null : form.read(in);
        }
    }

    private final Class<?> type;
    private final Part[] parts;
    private final MethodHandle maker;

    /** The one there is, of a record without components. */
    private final @Nullable Object only;

    RecordForm(Class<?> type, Forms forms) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        parts = new Part[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < parts.length; i++) {
                types[i] = components[i].getType();
                parts[i] = part(components[i], lookup, forms);
            }
            maker = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MAKER);
        } catch (ReflectiveOperationException notOpen) {
            throw new IllegalArgumentException(type + " has no form in bytes", notOpen);
        }
        only = parts.length == 0 ? make(new Object[0]) : null;
    }

    private static Part part(RecordComponent component, MethodHandles.Lookup lookup, Forms forms)
            throws IllegalAccessException {
        Since since = component.getAnnotation(Since.class);
        boolean nullable = component.isAnnotationPresent(MayBeNull.class);
        if (since != null && !nullable && !component.getType().isPrimitive()) {
            throw new IllegalArgumentException(
                    component + " has no form in bytes: what came later is a number, a flag or null where it is not known");
        }
        Form<Object> form = forms.of(component.getGenericType());
        return new Part(
                component.isAnnotationPresent(Recurring.class) ? recurring(component.getType(), form) : form,
                nullable,
                lookup.unreflect(component.getAccessor()).asType(GETTER),
                since == null ? 0 : since.value(),
                absent(component.getType()));
    }

    private static Form<Object> recurring(Class<?> type, Form<Object> form) {
        return type == String.class ? Forms.LABEL : Forms.recurring(form);
    }

    private static @Nullable Object absent(Class<?> type) {
        if (type == long.class) {
            return 0L;
        } else if (type == int.class) {
            return 0;
        }
        return type == boolean.class ? false : null;
    }

    @Override
    public void write(Output out, Object value) {
        for (Part part : parts) {
            if (part.since <= out.version()) {
                part.write(out, get(part, value));
            }
        }
    }

    private static @Nullable Object get(Part part, Object value) {
        try {
            return (Object) part.getter.invokeExact(value);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) { // a record's own getter declares nothing else
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Object read(Input in) {
        if (only != null) {
            return only;
        }
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Part part = parts[i];
            values[i] = part.since <= in.version() ? part.read(in) : part.absent;
        }
        return make(values);
    }

    private Object make(@Nullable Object[] values) {
        try {
            return (Object) maker.invokeExact(values);
        } catch (RuntimeException impossible) {
            throw new FormatException(
                    "a " + type.getSimpleName() + " that cannot be: " + impossible.getMessage(), impossible);
        } catch (Error failed) {
            throw failed;
        } catch (Throwable impossible) { // its constructor declares nothing else
            throw new IllegalStateException(impossible);
        }
    }
}
