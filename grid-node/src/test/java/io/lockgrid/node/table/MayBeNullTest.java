package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.wire.GridTerms;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.node.raft.stock.StockTicket;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.Entry;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What tools read of a component that may be null is what its bytes go by. */
class MayBeNullTest {
    private static final List<Class<?>> WRITTEN = List.of(
            Batch.class,
            BatchReply.class,
            Notices.class,
            GridTerms.class,
            AdminQuery.class,
            AdminAnswer.class,
            Entry.class,
            StockTicket.class,
            StockMemo.class,
            AuditEntry.class,
            Destroyed.class,
            Undated.class);

    private final Set<Type> seen = new HashSet<>();
    private int components;

    @Test
    void aComponentThatMayBeNullSaysSoForItsBytesToo() {
        WRITTEN.forEach(this::look);

        assertThat(components).isGreaterThan(200);
    }

    private void look(Type type) {
        if (type instanceof ParameterizedType several) {
            List.of(several.getActualTypeArguments()).forEach(this::look);
        } else if (type instanceof Class<?> one && one.getName().startsWith("io.lockgrid.") && seen.add(one)) {
            if (one.isSealed()) {
                List.of(one.getPermittedSubclasses()).forEach(this::look);
            } else if (one.isRecord()) {
                List.of(one.getRecordComponents()).forEach(this::look);
            }
        }
    }

    private void look(RecordComponent component) {
        components++;
        assertThat(component.isAnnotationPresent(MayBeNull.class))
                .as(component.getDeclaringRecord() + " " + component)
                .isEqualTo(component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        look(component.getGenericType());
    }
}
