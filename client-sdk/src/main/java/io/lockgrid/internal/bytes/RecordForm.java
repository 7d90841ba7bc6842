package io.lockgrid.internal.bytes;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The components of a record, one after the other. Immutable. */
final class RecordForm implements Form<Object> {
    private final Class<?> type;
    private final MethodHandle writer;
    private final MethodHandle reader;

    RecordForm(Class<?> type, Forms forms) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle write = MethodHandles.empty(methodType(void.class, Output.class, type));
            MethodHandle read = lookup.findConstructor(type, methodType(void.class, types));
            for (int i = components.length - 1; i >= 0; i--) { // what is put around the others runs before them
                Handles component = component(components[i], forms);
                MethodHandle getter = lookup.unreflect(components[i].getAccessor());
                write = MethodHandles.foldArguments(
                        write, MethodHandles.filterArguments(component.writer(), 1, getter));
                read = MethodHandles.collectArguments(read, i, component.reader());
            }
            writer = write.asType(methodType(void.class, Output.class, Object.class));
            reader = MethodHandles.permuteArguments(read, methodType(type, Input.class), new int[types.length])
                    .asType(methodType(Object.class, Input.class));
        } catch (ReflectiveOperationException notOpen) {
            throw new IllegalArgumentException(type + " has no form in bytes", notOpen);
        }
    }

    private static Handles component(RecordComponent component, Forms forms) {
        Class<?> type = component.getType();
        Since since = component.getAnnotation(Since.class);
        boolean nullable = component.isAnnotationPresent(MayBeNull.class);
        if (since != null && !nullable && !type.isPrimitive()) {
            throw new IllegalArgumentException(component
                    + " has no form in bytes: what came later is a number, a flag or null where it is not known");
        }
        Handles handles = Handles.primitive(type);
        if (handles == null) {
            Form<Object> form = form(component, forms);
            handles = nullable ? Handles.ofNullable(type, form) : Handles.of(type, form);
        }
        return since == null ? handles : handles.since(since.value());
    }

    private static Form<Object> form(RecordComponent component, Forms forms) {
        Form<Object> form = forms.of(component.getGenericType());
        if (!component.isAnnotationPresent(Recurring.class)) {
            return form;
        }
        return component.getType() == String.class ? Forms.LABEL : Forms.recurring(form);
    }

    @Override
    public void write(Output out, Object value) {
        try {
            writer.invokeExact(out, value);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) { // a record's own getters declare nothing else
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Object read(Input in) {
        try {
            return (Object) reader.invokeExact(in);
        } catch (FormatException | Error failed) {
            throw failed;
        } catch (RuntimeException impossible) {
            throw new FormatException(
                    "a " + type.getSimpleName() + " that cannot be: " + impossible.getMessage(), impossible);
        } catch (Throwable impossible) { // its constructor declares nothing else
            throw new IllegalStateException(impossible);
        }
    }
}
