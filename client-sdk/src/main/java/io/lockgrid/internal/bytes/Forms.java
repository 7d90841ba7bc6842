package io.lockgrid.internal.bytes;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Derives forms from declarations. Used by one thread, once for each {@link Form#of}. */
final class Forms {
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    /** Of a text that is {@link Recurring}. */
    static final Form<Object> LABEL = form((out, text) -> out.writeText((String) text), Input::readLabel);

    private final Map<Type, Form<?>> known = new HashMap<>(Map.ofEntries(
            Map.entry(Long.class, form(Output::writeSigned, Input::readSigned)),
            Map.entry(String.class, form(Output::writeText, Input::readText)),
            Map.entry(UUID.class, form(Output::writeUuid, Input::readUuid)),
            Map.entry(Instant.class, form(Forms::writeInstant, in -> Instant.ofEpochMilli(in.readSigned()))),
            Map.entry(Duration.class, form(Forms::writeDuration, in -> Duration.ofMillis(in.readSigned())))));

    private static <T> Form<T> form(BiConsumer<Output, T> writer, Function<Input, T> reader) {
        return new Form<>() {
            @Override
            public void write(Output out, T value) {
                writer.accept(out, value);
            }

            @Override
            public T read(Input in) {
                return reader.apply(in);
            }
        };
    }

    /** Of what is {@link Recurring} and no text. */
    static <T> Form<T> recurring(Form<T> form) {
        return form(form::write, in -> in.known(form.read(in)));
    }

    private static void writeInstant(Output out, Instant value) {
        out.writeSigned(value.toEpochMilli());
    }

    /** Nothing is as old as what would overflow. */
    private static void writeDuration(Output out, Duration value) {
        out.writeSigned(value.compareTo(LONGEST) < 0 ? value.toMillis() : Long.MAX_VALUE);
    }

    @SuppressWarnings("unchecked") // the form that was made for the type
    <T> Form<T> of(Type type) {
        Form<?> form = known.get(type);
        if (form == null) {
            form = derived(type);
            known.put(type, form);
        }
        return (Form<T>) form;
    }

    private Form<?> derived(Type type) {
        if (type instanceof ParameterizedType several) {
            return collection(several);
        } else if (type instanceof Class<?> one && one.isEnum()) {
            Object[] constants = one.getEnumConstants();
            return form((out, value) -> out.writeEnum((Enum<?>) value), in -> in.readEnum(constants));
        } else if (type instanceof Class<?> one && one.isRecord()) {
            return new RecordForm(one, this);
        } else if (type instanceof Class<?> one && one.isSealed()) {
            return new SealedForm(one, this);
        }
        throw new IllegalArgumentException(type + " has no form in bytes");
    }

    private Form<?> collection(ParameterizedType type) {
        Form<Object> first = of(type.getActualTypeArguments()[0]);
        if (type.getRawType() == List.class) {
            return form((Output out, List<Object> list) -> out.writeList(list, first), in -> in.readList(first));
        } else if (type.getRawType() == Set.class) {
            return form(
                    (Output out, Set<Object> set) ->
                            out.writeList(set.stream().sorted().toList(), first),
                    in -> Set.copyOf(in.readList(first)));
        } else if (type.getRawType() == Map.class) {
            return map(first, of(type.getActualTypeArguments()[1]));
        }
        throw new IllegalArgumentException(type + " has no form in bytes");
    }

    /** Sorted, so that equal ones have equal bytes. */
    private static Form<Map<Object, Object>> map(Form<Object> keys, Form<Object> values) {
        return form(
                (out, map) -> {
                    out.writeVar(map.size());
                    new TreeMap<>(map).forEach((key, value) -> {
                        keys.write(out, key);
                        values.write(out, value);
                    });
                },
                in -> {
                    Map<Object, Object> map = new HashMap<>();
                    for (int left = in.readCount(); left > 0; left--) {
                        map.put(keys.read(in), values.read(in));
                    }
                    return map;
                });
    }
}
