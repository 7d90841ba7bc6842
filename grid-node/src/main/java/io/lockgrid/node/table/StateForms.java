package io.lockgrid.node.table;

import io.lockgrid.internal.bytes.Form;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.words.AuditEntry;
import java.util.UUID;

/** How parts of a table are written into a snapshot; the declarations of their records say it. */
final class StateForms {
    static final Form<Demand> DEMAND = Form.of(Demand.class);
    static final Form<LockTerms> TERMS = Form.recurring(LockTerms.class);
    static final Form<Delay> DELAY = Form.of(Delay.class);
    static final Form<Home> HOME = Form.of(Home.class);
    static final Form<Outcome> OUTCOME = Form.of(Outcome.class);
    static final Form<Notice> NOTICE = Form.of(Notice.class);
    static final Form<StockMemo> MEMO = Form.of(StockMemo.class);
    static final Form<AuditEntry> AUDIT = Form.of(AuditEntry.class);
    static final Form<Destroyed> DESTROYED = Form.of(Destroyed.class);
    static final Form<Undated> UNDATED = Form.of(Undated.class);
    static final Form<UUID> ID = Form.of(UUID.class);

    private StateForms() {}
}
