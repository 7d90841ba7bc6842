package io.lockgrid.internal.bytes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tag of a record, and then the record. Immutable. */
final class SealedForm implements Form<Object> {
    private static final int TAGS = 128;

    private record Kind(int tag, Form<Object> form) {}

    private final String name;
    private final @Nullable Kind[] byTag = new @Nullable Kind[TAGS];
    private final Map<Class<?>, Kind> byType = new HashMap<>();

    SealedForm(Class<?> type, Forms forms) {
        name = inWords(type.getSimpleName());
        for (Class<?> each : type.getPermittedSubclasses()) {
            Tag tag = each.getAnnotation(Tag.class);
            if (tag == null || byTag[tag.value()] != null) {
                throw new IllegalArgumentException(each + " has no tag of its own");
            }
            Kind kind = new Kind(tag.value(), forms.of(each));
            byTag[kind.tag] = kind;
            byType.put(each, kind);
        }
    }

    @Override
    public void write(Output out, Object value) {
        Kind kind = byType.get(value.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(value + " has no form in bytes");
        }
        out.writeByte(kind.tag);
        kind.form.write(out, value);
    }

    @Override
    public Object read(Input in) {
        int tag = in.readByte();
        Kind kind = tag < 0 ? null : byTag[tag];
        if (kind == null) {
            throw new FormatException("this version knows no " + name + " of kind " + tag);
        }
        return kind.form.read(in);
    }

    private static String inWords(String camelCase) {
        return camelCase.replaceAll("(?<=.)(?=\\p{Upper})", " ").toLowerCase(Locale.ROOT);
    }
}
